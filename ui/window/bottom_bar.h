#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;

namespace gleaner::ui {

struct Piece;
class Work;

/// Under everything: what is selected or under way, with progress and cancel, and the two ways out.
class BottomBar : public QWidget {
    Q_OBJECT
public:
    BottomBar(Work& work, QAction& exportPack, QAction& exportFlp, QWidget* parent = nullptr);
    /// What the person looks at now; shown while nothing is under way.
    void setStatus(const QString& status);
    /// What its sound tells of it, behind the status, and more of that under the pointer; empty: nothing
    /// (yet).
    void setFacts(const QString& sentence, const QString& details);

Q_SIGNALS:
    /// A button that had the keyboard is gone or can't be pressed now.
    void keyboardFreed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showWork();
    void showPiece(const Piece& piece);
    void showStatus();
    void showSelected();
    void setLabel(const QString& text, const QString& details = {});

    Work& m_work;
    int m_shown = 0; ///< number of the piece whose progress is shown; 0: none
    QString m_status, m_facts, m_factDetails;
    QString m_text, m_details; ///< of the label
    QLabel* m_label;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
};

}
