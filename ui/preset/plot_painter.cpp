#include "ui/preset/plot_painter.h"

#include "ui/preset/effect_view.h"
#include "ui/theme/theme.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr QMarginsF plotMargins(44, 12, 14, 24); ///< room for numbers
constexpr double leastMarkWidth = 56.0;
constexpr double leastMarkHeight = 26.0;
constexpr QChar minusSign(0x2212);

double partOf(const fx::Axis& axis, double value) {
    if (axis.quantity == fx::Quantity::Hertz)
        return std::log(std::max(value, 1e-3) / axis.low) / std::log(axis.high / axis.low);
    return (value - axis.low) / (axis.high - axis.low);
}

double valueAtPart(const fx::Axis& axis, double part) {
    if (axis.quantity == fx::Quantity::Hertz) return axis.low * std::pow(axis.high / axis.low, part);
    return axis.low + part * (axis.high - axis.low);
}

QColor colourOf(fx::TraceRole role, const QPalette& palette) {
    switch (role) {
    case fx::TraceRole::Before:
        return palette.color(QPalette::PlaceholderText);
    case fx::TraceRole::After:
        return palette.color(QPalette::Link);
    case fx::TraceRole::AfterRight:
        return kindColour(music::SampleKind::Hit, palette);
    }
    return palette.color(QPalette::Text);
}

}

std::vector<double> axisMarks(const fx::Axis& axis, double least) {
    if (axis.quantity == fx::Quantity::Hertz) return {20, 100, 1000, 10000};
    const double rough = std::max(least, 0.02) * (axis.high - axis.low);
    double step = 0.0;
    if (axis.quantity == fx::Quantity::Decibels) {
        step = 6.0;
        while (step < rough)
            step *= 2.0;
    } else {
        const double decade = std::pow(10.0, std::floor(std::log10(rough)));
        step = rough / decade <= 1.0   ? decade
               : rough / decade <= 2.0 ? 2.0 * decade
               : rough / decade <= 5.0 ? 5.0 * decade
                                       : 10.0 * decade;
    }
    std::vector<double> marks;
    for (double mark = step * std::ceil(axis.low / step - 1e-9); mark <= axis.high + 1e-9; mark += step)
        marks.push_back(std::abs(mark) < 1e-9 ? 0.0 : mark);
    return marks;
}

QString axisText(fx::Quantity quantity, double value) {
    QString text;
    switch (quantity) {
    case fx::Quantity::Decibels:
        text = QStringLiteral("%1 dB").arg(value, 0, 'f', value == std::round(value) ? 0 : 1);
        break;
    case fx::Quantity::Hertz:
        return value < 1000.0 ? QStringLiteral("%1 Hz").arg(value, 0, 'f', 0)
                              : QStringLiteral("%1 kHz").arg(value / 1000.0, 0, 'g', 3);
    case fx::Quantity::Milliseconds:
        return value < 1000.0 ? QStringLiteral("%1 ms").arg(value, 0, 'g', 4)
                              : QStringLiteral("%1 s").arg(value / 1000.0, 0, 'g', 3);
    case fx::Quantity::Amplitude:
        text = QStringLiteral("%1").arg(value, 0, 'g', 2);
    }
    return text.replace(QLatin1Char('-'), minusSign);
}

PlotPainter::PlotPainter(const fx::Plot& plot, const QRectF& widget)
    : m_plot(plot), m_area(widget.marginsRemoved(plotMargins)) {}

double PlotPainter::xOf(double value) const {
    return m_area.left() + partOf(m_plot.x, value) * m_area.width();
}
double PlotPainter::yOf(double value) const {
    return m_area.bottom() - partOf(m_plot.y, value) * m_area.height();
}
double PlotPainter::xValueAt(double x) const {
    return valueAtPart(m_plot.x, (x - m_area.left()) / m_area.width());
}
double PlotPainter::yValueAt(double y) const {
    return valueAtPart(m_plot.y, (m_area.bottom() - y) / m_area.height());
}

void PlotPainter::paintGrid(QPainter& painter, const QPalette& palette) const {
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QColor line = palette.color(QPalette::Button), text = palette.color(QPalette::PlaceholderText);
    for (const double mark : axisMarks(m_plot.x, leastMarkWidth / m_area.width())) {
        const double x = std::floor(xOf(mark)) + 0.5;
        painter.setPen(line);
        painter.drawLine(QPointF(x, m_area.top()), QPointF(x, m_area.bottom()));
        painter.setPen(text);
        const QString number = axisText(m_plot.x.quantity, mark);
        const double half = painter.fontMetrics().horizontalAdvance(number) / 2.0 + 1.0;
        // The first stands clear of the lowest number beside it, the last inside the widget.
        const double centre =
            std::clamp(x, m_area.left() + half, m_area.right() + plotMargins.right() - half - 2.0);
        painter.drawText(QRectF(centre - half, m_area.bottom() + 4, 2.0 * half, 16),
                         Qt::AlignHCenter | Qt::AlignTop, number);
    }
    for (const double mark : axisMarks(m_plot.y, leastMarkHeight / m_area.height())) {
        const double y = std::floor(yOf(mark)) + 0.5;
        painter.setPen(mark == 0.0 ? palette.color(QPalette::Mid) : line);
        painter.drawLine(QPointF(m_area.left(), y), QPointF(m_area.right(), y));
        painter.setPen(text);
        QString number = axisText(m_plot.y.quantity, mark);
        painter.drawText(QRectF(m_area.left() - plotMargins.left(), y - 8, plotMargins.left() - 6, 16),
                         Qt::AlignRight | Qt::AlignVCenter, number.remove(QStringLiteral(" dB")));
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void PlotPainter::paintTraces(QPainter& painter, const QPalette& palette) const {
    painter.save();
    painter.setClipRect(m_area);
    for (const fx::Trace& trace : m_plot.traces)
        paintTrace(painter, palette, trace);
    painter.restore();
}

void PlotPainter::paintLegend(QPainter& painter, const QPalette& palette) const {
    if (m_plot.traces.size() < 2 || m_plot.isTransfer) return;
    const bool hasSides = m_plot.traces.back().role == fx::TraceRole::AfterRight;
    const QFontMetricsF metrics(painter.font());
    double right = m_area.right() - 6.0;
    for (auto trace = m_plot.traces.rbegin(); trace != m_plot.traces.rend(); ++trace) {
        const QString name = trace->role == fx::TraceRole::Before       ? EffectView::tr("before")
                             : trace->role == fx::TraceRole::AfterRight ? EffectView::tr("right")
                             : hasSides                                 ? EffectView::tr("left")
                                                                        : EffectView::tr("after");
        const double width = metrics.horizontalAdvance(name);
        painter.setPen(colourOf(trace->role, palette));
        painter.drawText(QPointF(right - width, m_area.top() + metrics.ascent() + 2.0), name);
        right -= width + 12.0;
    }
}

/// The sound as it comes is a quiet surface, what becomes of it a line.
void PlotPainter::paintTrace(QPainter& painter, const QPalette& palette, const fx::Trace& trace) const {
    QPolygonF line;
    for (const fx::Point& point : trace.points)
        line << QPointF(xOf(point.x), std::clamp(yOf(point.y), m_area.top() - 50, m_area.bottom() + 50));
    const QColor colour = colourOf(trace.role, palette);
    const bool isLevel = m_plot.y.quantity == fx::Quantity::Decibels && !m_plot.isTransfer;
    const bool isOverTime = isLevel && m_plot.x.quantity == fx::Quantity::Milliseconds;
    if (isOverTime && !line.isEmpty()) {
        // Gain hangs from 0, levels stand on the floor.
        const double from = m_plot.traces.size() == 1 ? yOf(0.0) : m_area.bottom();
        QPainterPath surface(QPointF(line.front().x(), from));
        for (const QPointF& point : line)
            surface.lineTo(point);
        surface.lineTo(line.back().x(), from);
        QColor fill = colour;
        fill.setAlphaF(trace.role == fx::TraceRole::Before ? 0.28F : 0.14F);
        painter.fillPath(surface, fill);
    }
    QPen pen(colour, trace.role == fx::TraceRole::Before ? 1.0 : 2.0);
    if (trace.role == fx::TraceRole::AfterRight || (trace.role == fx::TraceRole::Before && m_plot.isTransfer))
        pen.setStyle(Qt::DashLine);
    if (isOverTime && trace.role == fx::TraceRole::Before) pen.setStyle(Qt::NoPen);
    painter.setPen(pen);
    painter.drawPolyline(line);
}

}
