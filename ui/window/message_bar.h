#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace gleaner::ui {

/// One sentence across the window, above the bottom bar: what went well, with a way to it, or what went
/// wrong. Never in the way of work: it can be closed, and the next one takes its place.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Note, Success, Fault };

    explicit MessageBar(QWidget* parent = nullptr);
    /// `file`: what "Open folder" shows; empty for no button.
    void show(Kind kind, const QString& sentence, const QString& file = {});
    Kind kind() const { return m_kind; }
    QString sentence() const;

Q_SIGNALS:
    void openFolderRequested(const QString& file);

protected:
    void changeEvent(QEvent* event) override;

private:
    void colour();

    Kind m_kind = Kind::Note;
    QString m_file;
    QLabel* m_icon;
    QLabel* m_sentence;
    QPushButton* m_openFolder;
    QToolButton* m_close;
};

}
