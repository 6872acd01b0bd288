#include "ui/help/tour.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace gleaner::ui {

namespace {

constexpr int cardWidth = 360, cardGap = 12, outlineGap = 3, outlineWidth = 3, outlineRadius = 6;

/// A frame around what a step tells of; the mouse goes through it.
class TourOutline final : public QWidget {
public:
    explicit TourOutline(QWidget& over) : QWidget(&over) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        hide();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(palette().color(QPalette::Link), outlineWidth));
        const double inset = outlineWidth / 2.0;
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), outlineRadius,
                                outlineRadius);
    }
};

}

Tour::Tour(std::vector<TourStep> steps, QWidget& over)
    : QFrame(&over), m_steps(std::move(steps)), m_over(over), m_outline(new TourOutline(over)),
      m_title(new QLabel(this)), m_text(new QLabel(this)), m_count(new QLabel(this)),
      m_back(new QPushButton(tr("Back"), this)), m_next(new QPushButton(this)) {
    setObjectName(QStringLiteral("tourCard"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAutoFillBackground(true);
    setFocusPolicy(Qt::StrongFocus);
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_title->setFont(bold);
    m_text->setWordWrap(true);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto* closing = new QPushButton(tr("Close"), this);
    closing->setObjectName(QStringLiteral("tourClose"));
    m_next->setProperty("primary", true);
    m_next->setObjectName(QStringLiteral("tourNext"));
    m_back->setObjectName(QStringLiteral("tourBack"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_count, 1);
    for (QPushButton* button : {closing, m_back, m_next})
        buttons->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    setFixedWidth(cardWidth);
    connect(closing, &QPushButton::clicked, this, &Tour::end);
    connect(m_back, &QPushButton::clicked, this, [this] { go(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { go(1); });
    m_over.installEventFilter(this);
    hide();
}

Tour::~Tour() { delete m_outline; }

void Tour::start() {
    showStep(0);
    show();
    raise();
    setFocus();
}

void Tour::go(int steps) {
    const auto next = static_cast<std::ptrdiff_t>(m_step) + steps;
    if (next < 0) return;
    if (next >= std::ssize(m_steps)) return end();
    showStep(static_cast<std::size_t>(next));
    setFocus();
}

void Tour::end() {
    m_outline->hide();
    forgetTarget();
    close();
}

void Tour::showStep(std::size_t step) {
    m_step = step;
    const TourStep& now = m_steps[step];
    m_title->setText(now.title);
    m_text->setText(now.text);
    m_count->setText(tr("%1 of %2").arg(step + 1).arg(m_steps.size()));
    m_back->setEnabled(step > 0);
    m_next->setText(step + 1 < m_steps.size() ? tr("Next") : tr("Done"));
    setAccessibleName(now.title);
    setAccessibleDescription(now.text);
    pointAt(now.target());
    QAccessibleEvent told(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&told);
}

void Tour::forgetTarget() {
    for (QWidget* widget : std::exchange(m_watched, {})) {
        widget->removeEventFilter(this);
        widget->disconnect(this);
    }
    m_target = nullptr;
}

void Tour::pointAt(QWidget* target) {
    forgetTarget();
    m_target = target;
    for (QWidget* widget = target; widget && widget != &m_over; widget = widget->parentWidget()) {
        widget->installEventFilter(this);
        m_watched << widget;
        connect(widget, &QObject::destroyed, this, [this, widget] {
            m_watched.removeAll(widget);
            if (m_target == widget) m_target = nullptr;
        });
    }
    place();
}

void Tour::place() {
    QRect target;
    if (m_target && m_target->isVisible() && m_over.isAncestorOf(m_target)) {
        const QRect whole(m_target->mapTo(&m_over, QPoint()), m_target->size());
        target = whole.adjusted(-outlineGap, -outlineGap, outlineGap, outlineGap) & m_over.rect();
    }
    m_outline->setVisible(!target.isEmpty());
    if (!target.isEmpty()) m_outline->setGeometry(target);
    m_outline->raise();
    setGeometry(placeBeside(target));
    raise();
}

/// Where there is room, else over the lower part of the target; in the middle where there is none.
QRect Tour::placeBeside(const QRect& target) const {
    const QSize size(cardWidth, layout()->hasHeightForWidth() ? layout()->heightForWidth(cardWidth)
                                                              : sizeHint().height());
    const QRect inside = m_over.rect().adjusted(cardGap, cardGap, -cardGap, -cardGap);
    const auto held = [&](QPoint at) {
        return QRect(
            QPoint(std::clamp(at.x(), inside.left(), std::max(inside.left(), inside.right() - size.width())),
                   std::clamp(at.y(), inside.top(), std::max(inside.top(), inside.bottom() - size.height()))),
            size);
    };
    if (target.isEmpty()) return held(inside.center() - QPoint(size.width() / 2, size.height() / 2));
    const QPoint places[] = {
        {target.left(), target.bottom() + cardGap},
        {target.left(), target.top() - cardGap - size.height()},
        {target.right() + cardGap, target.top()},
        {target.left() - cardGap - size.width(), target.top()},
    };
    for (const QPoint& at : places)
        if (const QRect rect = held(at); !rect.intersects(target)) return rect;
    return held(target.bottomRight() - QPoint(size.width() + cardGap, size.height() + cardGap));
}

bool Tour::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide:
        if (isVisible()) place();
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

void Tour::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Escape:
        return end();
    case Qt::Key_Right:
    case Qt::Key_PageDown:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return go(1);
    case Qt::Key_Left:
    case Qt::Key_PageUp:
        return go(-1);
    default:
        QFrame::keyPressEvent(event);
    }
}

}
