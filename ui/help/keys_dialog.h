#pragma once

#include <QDialog>
#include <QKeySequence>

class QComboBox;
class QKeyEvent;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStandardItemModel;
class QTreeView;

namespace gleaner::ui {

class Keymap;

/// Every command and its keys: to be looked up, and to be changed. A new key is recorded in place; who had it
/// loses it, which is said and can be taken back.
class KeysDialog : public QDialog {
    Q_OBJECT
public:
    explicit KeysDialog(Keymap& keymap, QWidget* parent = nullptr); ///< `keymap` outlives it

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildHead();
    QWidget* buildFoot();
    void fill();
    void showAll();
    void showState();
    QString currentId() const; ///< empty: a heading, or nothing
    void record(bool further);
    void recordKey(const QKeyEvent& event);
    void endRecording();
    void bind(const QKeySequence& key);

    Keymap& m_keymap;
    QStandardItemModel* m_model;
    QSortFilterProxyModel* m_filter;
    QTreeView* m_tree;
    QComboBox* m_presets = nullptr;
    QLineEdit* m_search = nullptr;
    QLabel* m_saying = nullptr;
    QPushButton *m_change = nullptr, *m_add = nullptr, *m_none = nullptr, *m_reset = nullptr,
                *m_resetAll = nullptr;
    QString m_recording; ///< the command that gets a new key
    bool m_further = false;
};

}
