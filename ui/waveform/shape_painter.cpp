#include "ui/timeline/ruler.h"
#include "ui/waveform/view_painter.h"

#include <cmath>
#include <numbers>

namespace gleaner::ui {

namespace {

constexpr double leastFadeWidth = 2.0;
constexpr double leastLinePixels = 14.0;
constexpr double shapeHandleRadius = 4.5;

/// What a fade leaves at `share` of its way: a raised cosine, as it is rendered (pack/render/seam.h).
double risen(double share) { return 0.5 - 0.5 * std::cos(std::numbers::pi * share); }

/// The corner that a fade takes away, from `edge` to `full`.
QPolygonF takenAway(double edge, double full, const QRect& area) {
    constexpr int points = 24;
    const double middle = area.center().y() + 0.5, half = area.height() / 2.0;
    QPolygonF corner{{edge, static_cast<double>(area.top())}};
    for (int i = 0; i <= points; ++i) {
        const double share = static_cast<double>(i) / points;
        corner << QPointF(std::lerp(edge, full, share), middle - half * risen(share));
    }
    corner << QPointF(full, area.top());
    return corner;
}

}

void ViewPainter::fades(const pack::ChosenSlice& slice, const QRect& area) {
    const FrameRange range = slice.slice.range;
    const auto fade = [&](double edge, double full) {
        if (std::abs(full - edge) < leastFadeWidth) return;
        QColor veil = m_colours.ground;
        veil.setAlphaF(0.7F);
        const QPolygonF above = takenAway(edge, full, area);
        QPolygonF below = above;
        const double mirror = area.top() + area.bottom() + 1.0;
        for (QPointF& point : below)
            point.setY(mirror - point.y());
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(veil);
        m_painter.drawPolygon(above);
        m_painter.drawPolygon(below);
        m_painter.setPen(QPen(m_colours.kind(slice.slice.traits.kind), 1.25));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(above.sliced(1, above.size() - 2));
        m_painter.drawPolyline(below.sliced(1, below.size() - 2));
    };
    fade(m_state.xOf(range.begin), m_state.xOf(range.begin + slice.shape.fadeIn));
    fade(m_state.xOf(range.end), m_state.xOf(range.end - slice.shape.fadeOut));
}

void ViewPainter::shapes() {
    const QRect area = m_state.layout.wave;
    if (!m_exposed.intersects(area)) return;
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (const pack::ChosenSlice* slice : m_state.regions().visible(m_state.axis.range()))
        if (slice->shape.fadeIn > 0 || slice->shape.fadeOut > 0) fades(*slice, area);
    if (const auto found = m_state.shapeHandles())
        handles(*found, m_colours.kind(m_state.selectedSlice()->slice.traits.kind));
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void ViewPainter::handles(const ShapeHandles& shape, const QColor& colour) {
    const double y = std::round(shape.gainY()) + 0.5;
    m_painter.setPen(QPen(colour, 1.0, shape.gainDb == 0.0 ? Qt::DotLine : Qt::SolidLine));
    m_painter.drawLine(QPointF(shape.area.left(), y), QPointF(shape.area.right(), y));
    m_painter.setPen(QPen(colour, 1.5));
    m_painter.setBrush(m_colours.ground);
    if (shape.hasFades)
        for (const QPointF handle : {shape.fadeIn(), shape.fadeOut()})
            if (m_state.layout.plot.contains(handle.toPoint()))
                m_painter.drawEllipse(handle, shapeHandleRadius, shapeHandleRadius);
    const QPointF gain = shape.gain();
    m_painter.drawRect(QRectF(gain.x() - 7.0, y - 3.5, 14.0, 7.0));
    if (shape.gainDb == 0.0) return;
    m_painter.setFont(m_smallFont);
    m_painter.setPen(m_colours.text);
    QString text = QStringLiteral("%1%2 dB")
                       .arg(shape.gainDb > 0.0 ? QStringLiteral("+") : QString())
                       .arg(shape.gainDb, 0, 'f', 1);
    text.replace(u'-', QChar(0x2212));
    m_painter.drawText(QPointF(gain.x() + 12.0, y - 4.0), text);
}

/// Beats that edges land on.
void ViewPainter::gridLines() {
    if (!m_state.snaps || m_state.snapMode != SnapMode::Grid) return;
    const BeatGrid grid = m_state.grid();
    const double step = finestGridStep(grid, m_state.rate(), m_state.axis.framesPerPixel(), leastLinePixels);
    const double frames = framesPerBeat(grid, m_state.rate()) * step;
    const QRect area = m_state.layout.plot.adjusted(0, m_state.layout.wave.top(), 0, 0);
    const FrameRange seen = m_state.axis.range();
    const auto origin = static_cast<double>(grid.origin);
    for (double n = std::ceil((static_cast<double>(seen.begin) - origin) / frames);
         origin + n * frames <= static_cast<double>(seen.end); ++n) {
        const bool isBar = std::abs(std::remainder(n * step, beatsPerBar)) < 1e-6;
        QColor line = m_colours.text;
        line.setAlphaF(isBar ? 0.30F : 0.13F);
        m_painter.setPen(line);
        const double x = std::floor(m_state.layout.plot.left() + m_state.axis.xOf(origin + n * frames)) + 0.5;
        m_painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
}

/// Where the edge that is dragged lands, and on what.
void ViewPainter::landing() {
    if (!m_state.landing) return;
    const double x = std::floor(m_state.xOf(*m_state.landing)) + 0.5;
    const QRect area = m_state.layout.wave;
    m_painter.setPen(QPen(m_colours.text, 1.0, Qt::DashLine));
    m_painter.drawLine(QPointF(x, m_state.layout.ruler.bottom()), QPointF(x, m_state.layout.plot.bottom()));
    m_painter.setFont(m_smallFont);
    const QString text = m_state.snapMode == SnapMode::Grid
                             ? positionText(*m_state.landing, TimeFormat::Bars, m_state.timeBase())
                             : snapModeName(m_state.snapMode) + QStringLiteral("  ") +
                                   positionText(*m_state.landing, m_state.timeFormat, m_state.timeBase());
    const QRectF room(x + 6.0, area.bottom() - 20.0, landingWidth - 12.0, 16.0);
    m_painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, text);
}

}
