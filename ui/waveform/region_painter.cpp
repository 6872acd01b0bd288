#include "ui/waveform/view_painter.h"

#include "ui/theme/theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gleaner::ui {

namespace {

constexpr double leastBlockWidth = 2.0;
constexpr double leastRoundWidth = 6.0;
constexpr double leastLaneLabel = 22.0;
/// Narrower regions are a line behind the wave, and none over a spectrogram below it: thousands of them would
/// hide it.
constexpr double leastTintWidth = 3.0;
constexpr double lineStrength = 0.22;
/// A picture takes more of a colour than the ground does.
constexpr double overSpectrogram = 1.7;
constexpr double leastEdgesWidth = 8.0;

constexpr double lockWidth = 11.0;
constexpr double leftOutStrength = 0.4; ///< of a narrow block

/// A closed lock at the left of a block.
void drawLock(QPainter& painter, const QRectF& label, const QColor& colour) {
    const QPointF at(label.left(), label.center().y());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(at.x() + 1.2, at.y() - 5.0, 4.6, 6.0), 0, 180 * 16);
    painter.fillRect(QRectF(at.x(), at.y() - 1.5, 7.0, 5.0), colour);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

QColor withAlpha(QColor colour, double alpha) {
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

/// A tint is the same from top to bottom: all are laid over each other in one row of device pixels, which is
/// drawn as high as they are. Qt 6.4.2 hands every tall stripe to several threads and waits for them.
class TintRow {
public:
    /// `area` of the view is to be tinted.
    TintRow(QRect area, double scale)
        : m_scale(scale), m_left(std::floor(area.left() * scale)),
          m_pixels(static_cast<int>(std::ceil((area.right() + 1) * scale) - m_left), 1,
                   QImage::Format_ARGB32_Premultiplied) {
        m_pixels.fill(Qt::transparent);
        m_painter.begin(&m_pixels);
    }

    void add(const QRectF& span, const QColor& colour) {
        m_painter.fillRect(QRectF(span.left() * m_scale - m_left, 0.0, span.width() * m_scale, 1.0), colour);
    }

    void draw(QPainter& painter, const QRect& rect) {
        m_painter.end();
        painter.save();
        painter.scale(1.0 / m_scale, 1.0 / m_scale);
        painter.drawImage(QRectF(m_left, rect.top() * m_scale, m_pixels.width(), rect.height() * m_scale),
                          m_pixels);
        painter.restore();
    }

private:
    double m_scale, m_left;
    QImage m_pixels;
    QPainter m_painter; ///< ends before its pixels go
};

}

void ViewPainter::regionTints() {
    const ViewLayout& layout = m_state.layout;
    const QRect area = layout.plot & m_exposed;
    if (area.isEmpty()) return;
    const bool isAbove = m_exposed.intersects(layout.wave);
    const bool isBelow = !layout.divider.isEmpty() && m_exposed.intersects(layout.spectrogram);
    TintRow overWave(area, m_scale), overPicture(area, m_scale);
    double lastCell = -HUGE_VAL;
    for (const pack::ChosenSlice* slice : m_regions) {
        const std::string& id = slice->slice.id;
        const bool selected = m_state.regions().isSelected(id);
        if (slice->leftOut && !selected) continue;
        QRectF span = xSpan(slice->slice.range, layout.wave);
        const bool isLine = span.width() < leastTintWidth && !selected;
        if (isLine) {
            // Lines don't lie over each other: each place has one, whatever part of the view is drawn.
            const double cell = std::floor(span.left() / leastBlockWidth);
            if (std::exchange(lastCell, cell) == cell) continue;
            span = {cell * leastBlockWidth, span.top(), leastBlockWidth, span.height()};
        }
        span.setWidth(std::max(span.width(), leastBlockWidth));
        // Long ones lie under many others: the longer, the fainter.
        const double share = std::min(1.0, span.width() / layout.wave.width());
        const double alpha = selected                ? 0.18
                             : id == m_state.hovered ? 0.14
                             : isLine                ? lineStrength
                                                     : 0.08 - 0.05 * share;
        const QColor& colour = m_colours.kind(slice->slice.traits.kind);
        if (isAbove)
            overWave.add(span, withAlpha(colour, layout.isBlended() ? alpha * overSpectrogram : alpha));
        if (isBelow && !isLine) overPicture.add(span, withAlpha(colour, alpha * overSpectrogram));
    }
    if (isAbove) overWave.draw(m_painter, layout.wave);
    if (isBelow) overPicture.draw(m_painter, layout.spectrogram);
}

void ViewPainter::regionEdges() {
    const QRect area = m_state.layout.plot.adjusted(0, m_state.layout.wave.top(), 0, 0);
    for (const pack::ChosenSlice* slice : m_regions) {
        const bool selected = m_state.regions().isSelected(slice->slice.id);
        const double left = m_state.xOf(slice->slice.range.begin);
        const double right = m_state.xOf(slice->slice.range.end);
        if (selected || slice->slice.id == m_state.hovered)
            strongEdges(*slice, area, left, right, selected);
        else if (right - left >= leastEdgesWidth) {
            m_painter.setPen(
                withAlpha(m_colours.kind(slice->slice.traits.kind), slice->leftOut ? 0.2 : 0.35));
            for (const double x : {std::floor(left) + 0.5, std::floor(right) + 0.5})
                m_painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        }
    }
}

void ViewPainter::strongEdges(const pack::ChosenSlice& slice, const QRect& area, double left, double right,
                              bool grips) {
    const QColor colour = m_colours.kind(slice.slice.traits.kind);
    const double grip = std::min(6.0, std::max(right - left, 2.0) / 2.0);
    for (const double x : {left, right}) {
        m_painter.fillRect(QRectF(std::round(x) - 1.0, area.top(), 2.0, area.height()), colour);
        if (!grips) continue;
        const double inward = std::round(x) - (x == left ? 0.0 : grip); // grips point into the region
        m_painter.fillRect(QRectF(inward, area.top(), grip, 12.0), colour);
        m_painter.fillRect(QRectF(inward, area.bottom() - 11.0, grip, 12.0), colour);
    }
}

/// Fainter than what can be worked with, and dashed where there is room for it: not by colour alone.
void ViewPainter::earlyRegions() {
    const auto seen = m_state.early.find(m_state.recordingId);
    if (seen == m_state.early.end() || !m_state.slices().empty()) return;
    for (const auto& [part, early] : seen->second)
        for (const auto& [kind, range] : early.regions) {
            if (!m_state.shown.contains(kind) || !range.overlaps(m_state.axis.range())) continue;
            QRectF rect = xSpan(range, m_state.layout.lanes[static_cast<int>(kind)]).adjusted(0, 2, 0, -2);
            rect.setWidth(std::max(rect.width(), leastBlockWidth));
            const QColor colour = m_colours.kind(kind);
            m_painter.fillRect(rect, withAlpha(colour, rect.width() > leastEdgesWidth ? 0.1 : 0.4));
            if (rect.width() <= leastEdgesWidth) continue;
            m_painter.setPen(QPen(withAlpha(colour, 0.6), 1.0, Qt::DashLine));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
        }
}

void ViewPainter::regionLanes() {
    if (!m_exposed.intersects(m_state.layout.lanes[0] | m_state.layout.lanes[3])) return;
    const auto first = std::ranges::find_if(m_regions, [this](const pack::ChosenSlice* slice) {
        return m_state.regions().isSelected(slice->slice.id);
    });
    // Wide blocks would cover their narrow neighbours.
    for (const auto& part : {std::span(m_regions.begin(), first), std::span(first, m_regions.end())})
        for (const bool narrow : {false, true})
            laneBlocks(part, narrow);
}

void ViewPainter::laneBlocks(std::span<const pack::ChosenSlice* const> slices, bool narrow) {
    double lastEnd[4] = {-10.0, -10.0, -10.0, -10.0};
    for (const pack::ChosenSlice* slice : slices) {
        const auto kind = static_cast<int>(slice->slice.traits.kind);
        QRectF rect = xSpan(slice->slice.range, m_state.layout.lanes[kind]).adjusted(0, 2, 0, -2);
        if ((rect.width() <= leastRoundWidth) != narrow) continue;
        if (rect.width() < leastBlockWidth) {
            if (rect.left() < lastEnd[kind] && !m_state.regions().isSelected(slice->slice.id)) continue;
            rect.setWidth(leastBlockWidth);
        }
        lastEnd[kind] = std::max(lastEnd[kind], rect.left() + 1.0);
        laneBlock(*slice, rect);
    }
}

void ViewPainter::laneBlock(const pack::ChosenSlice& slice, QRectF rect) {
    const bool selected = m_state.regions().isSelected(slice.slice.id);
    const bool lit = selected || slice.slice.id == m_state.hovered;
    const QColor colour = m_colours.kind(slice.slice.traits.kind);
    const QColor ground = m_colours.palette.color(QPalette::Base);
    const bool wide = rect.width() > leastRoundWidth;
    const double strength = slice.leftOut ? wide ? 0.06 : leftOutStrength
                            : selected    ? 1.0
                            : lit         ? 0.45
                            : wide        ? 0.26
                                          : 0.9;
    // Overlapping blocks don't shine through.
    if (!wide) return m_painter.fillRect(rect, m_colours.onGround(colour, strength));
    const QRectF body = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.fillRect(body, ground);
    m_painter.setPen(QPen(slice.leftOut ? withAlpha(colour, 0.6) : colour, 1.0,
                          slice.leftOut ? Qt::DashLine : Qt::SolidLine));
    m_painter.setBrush(withAlpha(colour, strength));
    m_painter.drawRoundedRect(body, 2.5, 2.5);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    QRectF label = (body & QRectF(m_state.layout.plot)).adjusted(5, 0, -4, 0);
    if (slice.locked && label.width() >= lockWidth) {
        drawLock(m_painter, label, selected ? textOn(colour) : m_colours.text);
        label.setLeft(label.left() + lockWidth);
    }
    if (label.width() < leastLaneLabel || rect.height() < 10.0) return;
    m_painter.setFont(m_smallFont);
    m_painter.setPen(selected && !slice.leftOut ? textOn(colour)
                     : slice.leftOut            ? m_colours.faint
                                                : m_colours.text);
    const QString text = m_painter.fontMetrics().elidedText(regionLabel(slice), Qt::ElideRight,
                                                            static_cast<int>(label.width()));
    m_painter.drawText(label, Qt::AlignVCenter, text);
}

}
