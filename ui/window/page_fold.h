#pragma once

#include <QByteArray>
#include <QObject>

class QSplitter;
class QTabWidget;

namespace gleaner::ui {

/// The pages under the wave, folded away to their tabs and back: by the command, a double click on the line
/// above them, a click on a tab or a pull at the line.
class PageFold : public QObject {
    Q_OBJECT
public:
    PageFold(QSplitter& rows, QTabWidget& pages);

    bool isFolded() const { return m_folded; }
    void setFolded(bool folded);
    QByteArray state() const; ///< of the rows as they are when nothing is folded
    void restoreState(const QByteArray& rows);

Q_SIGNALS:
    void foldedChanged(bool folded);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QSplitter& m_rows;
    QTabWidget& m_pages;
    bool m_folded = false;
    QByteArray m_unfolded; ///< state of the rows to go back to
};

}
