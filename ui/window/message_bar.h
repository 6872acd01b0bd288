#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;
class QToolButton;

namespace gleaner::ui {

/// One sentence over the lower edge of the pages: what went well, with a way to it, or what went wrong.
/// Nothing moves for it, and it is never higher than three lines; the rest shows under the pointer. It can be
/// closed, the next one takes its place, and a mere note goes by itself.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Note, Success, Error };

    /// Lies over the lower edge of `under`, a widget of the same parent.
    explicit MessageBar(QWidget& under);
    /// `file`: what "Open folder" shows; empty for no button.
    void show(Kind kind, const QString& sentence, const QString& file = {});
    /// A question that stays until it is answered or closed, or something else is to be said.
    void ask(const QString& sentence, const QString& yes, const QString& no);
    bool isAsking() const { return m_isAsking && isVisible(); }
    Kind kind() const { return m_kind; }
    QString sentence() const;

Q_SIGNALS:
    void openFolderRequested(const QString& file);
    void answered(bool yes);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void colour();
    void place();
    void appear(Kind kind, const QString& sentence, const QList<QPushButton*>& buttons);
    void answer(bool yes);

    QWidget& m_under;
    QTimer m_rest; ///< till a note goes
    Kind m_kind = Kind::Note;
    QString m_text;
    QString m_file;
    QLabel* m_icon;
    QLabel* m_sentence;
    QPushButton* m_openFolder;
    QPushButton* m_yes;
    QPushButton* m_no;
    bool m_isAsking = false;
    QToolButton* m_close;
};

}
