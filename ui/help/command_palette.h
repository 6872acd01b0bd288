#pragma once

#include <QFrame>

#include <functional>

class QLineEdit;
class QSettings;
class QStandardItemModel;
class QTreeView;

namespace gleaner::ui {

class Keymap;

/// All commands by their words: type some of them, Return runs what is chosen. Lies over the window as long
/// as it has the keyboard, and gives that back to who had it.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    using CanRun = std::function<bool(const QString& id)>;
    /// All outlive it. `over` is the window.
    CommandPalette(const Keymap& keymap, QSettings& settings, CanRun canRun, QWidget& over);

    void open();
    QTreeView& list() { return *m_list; }
    QLineEdit& words() { return *m_words; }

Q_SIGNALS:
    void chosen(const QString& id); ///< after it is closed and the keyboard is back

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void search();
    void step(int rows);
    void choose();
    void leave();

    const Keymap& m_keymap;
    QSettings& m_settings;
    CanRun m_canRun;
    QLineEdit* m_words;
    QTreeView* m_list;
    QStandardItemModel* m_model;
    QWidget* m_before = nullptr; ///< who had the keyboard
};

}
