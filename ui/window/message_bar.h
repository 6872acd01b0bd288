#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>

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
    void ask(const QString& sentence, const QString& yes, const QString& no,
             std::function<void(bool yes)> answered);
    /// A question that waits elsewhere too goes in a while, unless the pointer or the keyboard is on it.
    void letGo();
    bool isAsking() const { return m_answered && isVisible(); }
    Kind kind() const { return m_kind; }
    QString sentence() const;

Q_SIGNALS:
    void openFolderRequested(const QString& file);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void colour();
    void place();
    void appear(Kind kind, const QString& sentence, const QList<QPushButton*>& buttons);
    void answer(bool yes);
    void goUnlessInUse();

    QWidget& m_under;
    QTimer m_rest; ///< till it goes
    Kind m_kind = Kind::Note;
    QString m_text;
    QString m_file;
    QLabel* m_icon;
    QLabel* m_sentence;
    QPushButton* m_openFolder;
    QPushButton* m_yes;
    QPushButton* m_no;
    std::function<void(bool)> m_answered; ///< null: nothing is asked
    QToolButton* m_close;
};

}
