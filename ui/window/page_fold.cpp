#include "ui/window/page_fold.h"

#include <QMouseEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

namespace gleaner::ui {

namespace {
constexpr int leastPull = 4; ///< pixels upwards
}

PageFold::PageFold(QSplitter& rows, QTabWidget& pages) : QObject(&rows), m_rows(rows), m_pages(pages) {
    QSplitterHandle* line = rows.handle(rows.indexOf(&pages));
    line->installEventFilter(this);
    line->setToolTip(tr("Double click: folds the pages away, or brings them back"));
    connect(&pages, &QTabWidget::tabBarClicked, this, [this](int index) {
        if (index >= 0) setFolded(false);
    });
}

void PageFold::setFolded(bool folded) {
    if (m_folded == folded) return;
    if (folded) m_unfolded = m_rows.saveState();
    m_folded = folded;
    // A page that is not to be seen takes no keyboard either.
    m_pages.findChild<QStackedWidget*>()->setVisible(!folded);
    m_pages.setMaximumHeight(folded ? m_pages.tabBar()->sizeHint().height() : QWIDGETSIZE_MAX);
    if (folded) {
        const int tabs = m_pages.maximumHeight();
        m_rows.setSizes({std::max(1, m_rows.height() - tabs - m_rows.handleWidth()), tabs});
    } else {
        m_rows.restoreState(m_unfolded);
    }
    Q_EMIT foldedChanged(folded);
}

QByteArray PageFold::state() const { return m_folded ? m_unfolded : m_rows.saveState(); }

void PageFold::restoreState(const QByteArray& rows) {
    if (m_folded && !rows.isEmpty())
        m_unfolded = rows;
    else
        m_rows.restoreState(rows);
}

bool PageFold::eventFilter(QObject* watched, QEvent* event) {
    const auto* mouse = dynamic_cast<QMouseEvent*>(event);
    if (mouse && event->type() == QEvent::MouseButtonDblClick) {
        setFolded(!m_folded);
        return true;
    }
    if (mouse && m_folded && event->type() == QEvent::MouseMove && mouse->buttons() & Qt::LeftButton &&
        mouse->position().y() < -leastPull)
        setFolded(false);
    return QObject::eventFilter(watched, event);
}

}
