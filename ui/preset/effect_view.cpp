#include "ui/preset/effect_view.h"

#include "ui/preset/effect_list.h"
#include "ui/preset/plot_painter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr double lineReach = 6.0;
constexpr double pointRadius = 5.0;
constexpr double decibelsPerArrow = 1.0;

/// Parameters that stand on an axis of the transfer curve.
struct LineOfCurve {
    std::string_view parameter;
    bool isLevelOut;
};
constexpr LineOfCurve linesOfCurves[] = {{"threshold", false}, {"ceiling", true}};

}

EffectView::EffectView(QWidget* parent) : QWidget(parent), Painted(QAccessible::Chart) {
    setMouseTracking(true);
    setAccessibleName(tr("Picture of the effect"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 140);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void EffectView::setEffect(const fx::Effect& effect) {
    if (effect.type != m_effect.type) m_drawn = {};
    m_effect = effect;
    describe();
    update();
}

void EffectView::setDrawn(const fx::DrawnEffect& drawn) {
    m_drawn = drawn;
    describe();
    update();
}

void EffectView::setMoment(std::optional<double> seconds) {
    if (seconds == m_moment) return;
    m_moment = seconds;
    update();
}

std::optional<EffectView::Line> EffectView::line() const {
    const fx::EffectType* type = fx::findEffectType(m_effect.type);
    if (!type || m_drawn.plots.empty() || !m_drawn.plots.front().isTransfer) return std::nullopt;
    const fx::Values values = fx::resolvedValues(*type, m_effect);
    for (std::size_t i = 0; i < type->parameters.size(); ++i)
        for (const LineOfCurve& known : linesOfCurves)
            if (type->parameters[i].id == known.parameter)
                return Line{&type->parameters[i], known.isLevelOut, values[i]};
    return std::nullopt;
}

/// A transfer curve is as wide as high, what runs in time has the rest.
std::vector<QRectF> EffectView::places() const {
    const QRectF all(rect());
    if (m_drawn.plots.size() < 2) return {all};
    const double first = std::min(all.height() * 1.15, all.width() * 0.5);
    return {QRectF(all.left(), all.top(), first, all.height()),
            QRectF(all.left() + first, all.top(), all.width() - first, all.height())};
}

std::optional<fx::Hop> EffectView::hop() const {
    if (!m_moment || m_drawn.hops.empty() || m_drawn.hopSeconds <= 0.0) return std::nullopt;
    const auto at = static_cast<std::size_t>(std::max(0.0, *m_moment / m_drawn.hopSeconds));
    return at < m_drawn.hops.size() ? std::optional(m_drawn.hops[at]) : std::nullopt;
}

std::optional<double> EffectView::gainShown() const {
    if (m_drawn.plots.empty() || !m_drawn.plots.front().isTransfer) return std::nullopt;
    if (const auto now = hop()) return now->out - now->in;
    if (m_drawn.plots.size() < 2) return std::nullopt;
    const auto& points = m_drawn.plots[1].traces.front().points;
    const auto most =
        std::ranges::max_element(points, {}, [](const fx::Point& point) { return std::abs(point.y); });
    return most == points.end() ? std::nullopt : std::optional(most->y);
}

bool EffectView::isOnLine(QPointF at) const {
    const auto line = this->line();
    if (!line) return false;
    const PlotPainter plot(m_drawn.plots.front(), places().front());
    if (!plot.area().adjusted(-lineReach, -lineReach, lineReach, lineReach).contains(at)) return false;
    return std::abs(line->isLevelOut ? at.y() - plot.yOf(line->value) : at.x() - plot.xOf(line->value)) <=
           lineReach;
}

void EffectView::moveLine(double value, bool dragging) {
    const auto line = this->line();
    if (!line) return;
    const double held = std::clamp(value, line->parameter->minimum, line->parameter->maximum);
    Q_EMIT valuesChanged({{std::string(line->parameter->id), held}}, dragging);
}

void EffectView::mousePressEvent(QMouseEvent* event) {
    m_isDragging = event->button() == Qt::LeftButton && isOnLine(event->position());
}

void EffectView::mouseMoveEvent(QMouseEvent* event) {
    const auto line = this->line();
    if (!m_isDragging || !line) {
        const bool over = isOnLine(event->position());
        return setCursor(!over ? Qt::ArrowCursor : line->isLevelOut ? Qt::SplitVCursor : Qt::SplitHCursor);
    }
    const PlotPainter plot(m_drawn.plots.front(), places().front());
    moveLine(line->isLevelOut ? plot.yValueAt(event->position().y()) : plot.xValueAt(event->position().x()),
             true);
}

void EffectView::mouseReleaseEvent(QMouseEvent*) {
    if (std::exchange(m_isDragging, false)) Q_EMIT released();
}

void EffectView::keyPressEvent(QKeyEvent* event) {
    const auto line = this->line();
    const int key = event->key();
    const bool isMore = key == Qt::Key_Right || key == Qt::Key_Up;
    if (!line || (!isMore && key != Qt::Key_Left && key != Qt::Key_Down))
        return QWidget::keyPressEvent(event);
    moveLine(line->value + (isMore ? decibelsPerArrow : -decibelsPerArrow), true);
}

void EffectView::describe() {
    setAccessibleName(tr("Picture of the effect %1").arg(effectName(m_effect)));
    const auto line = this->line();
    QString text;
    if (line)
        text = tr("%1 %2. Arrow keys move it.")
                   .arg(QString::fromUtf8(line->parameter->name.data()),
                        axisText(fx::Quantity::Decibels, line->value));
    if (const auto gain = gainShown())
        text +=
            QStringLiteral(" ") + tr("Changes the level by up to %1.")
                                      .arg(axisText(fx::Quantity::Decibels, std::round(*gain * 10.0) / 10.0));
    setAccessibleDescription(text.trimmed());
}

void EffectView::paintLine(QPainter& painter) const {
    const auto line = this->line();
    if (!line) return;
    const PlotPainter plot(m_drawn.plots.front(), places().front());
    const QRectF area = plot.area();
    painter.setPen(QPen(palette().color(QPalette::Highlight), hasFocus() || m_isDragging ? 2.5 : 1.5));
    painter.setBrush(palette().color(QPalette::Highlight));
    QPointF grip;
    if (line->isLevelOut) {
        const double y = plot.yOf(line->value);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        grip = QPointF(area.right(), y);
    } else {
        const double x = plot.xOf(line->value);
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        grip = QPointF(x, area.top());
    }
    painter.drawEllipse(grip, pointRadius, pointRadius);
}

void EffectView::paintMoment(QPainter& painter) const {
    const std::vector<QRectF> where = places();
    for (std::size_t i = 0; i < m_drawn.plots.size(); ++i) {
        const fx::Plot& shown = m_drawn.plots[i];
        const PlotPainter plot(shown, where[i]);
        painter.setPen(QPen(palette().color(QPalette::Text), 1.5));
        if (m_moment && m_drawn.hopSeconds > 0.0 && shown.x.quantity == fx::Quantity::Milliseconds &&
            *m_moment * 1000.0 <= shown.x.high) {
            const double x = plot.xOf(*m_moment * 1000.0);
            painter.drawLine(QPointF(x, plot.area().top()), QPointF(x, plot.area().bottom()));
        }
        const auto now = hop();
        if (!shown.isTransfer || !now) continue;
        const bool isLinear = shown.x.quantity == fx::Quantity::Amplitude;
        const auto value = [&](double decibels) {
            return isLinear ? linearFromDecibels(Decibels(decibels)) : decibels;
        };
        const QPointF point = plot.at({std::clamp(value(now->in), shown.x.low, shown.x.high),
                                       std::clamp(value(now->out), shown.y.low, shown.y.high)});
        painter.setBrush(palette().color(QPalette::Text));
        painter.drawEllipse(point, pointRadius, pointRadius);
    }
}

void EffectView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()), 4, 4);
    QFont small = font();
    small.setPointSizeF(std::max(small.pointSizeF() - 1.5, 7.0));
    painter.setFont(small);
    const std::vector<QRectF> where = places();
    for (std::size_t i = 0; i < m_drawn.plots.size(); ++i) {
        const PlotPainter plot(m_drawn.plots[i], where[i]);
        plot.paintGrid(painter, palette());
        plot.paintTraces(painter, palette());
        plot.paintLegend(painter, palette());
    }
    paintLine(painter);
    paintMoment(painter);
    if (const auto gain = gainShown()) {
        painter.setFont(font());
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(where.back().adjusted(0, 10, -16, -26),
                         Qt::AlignRight | (m_drawn.plots.size() > 1 ? Qt::AlignBottom : Qt::AlignTop),
                         axisText(fx::Quantity::Decibels, std::round(*gain * 10.0) / 10.0));
    }
    if (!hasFocus()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2.0));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

}
