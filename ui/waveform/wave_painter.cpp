#include "ui/wave/wave_columns.h"
#include "ui/waveform/view_painter.h"

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {
/// Closer than this (frames a device pixel) the wave is a line through its samples.
constexpr double lineBelow = 1.5;
constexpr double dotsAbovePixelsPerFrame = 6.0;
/// With more regions selected than this only the wider ones show their wave in their colour.
constexpr std::size_t manySelected = 32;
constexpr double leastColouredWidth = 6.0;
constexpr double leastScalePixels = 18.0; ///< between two marks
constexpr double decibelStep = 12.0;

QString decibelText(int decibels) {
    return QString::number(decibels).replace(QLatin1Char('-'), QChar(0x2212));
}
}

void ViewPainter::waves() {
    if (!m_exposed.intersects(m_state.layout.wave)) return;
    const bool blended = m_state.layout.isBlended();
    for (int channel = 0; channel < m_state.channels(); ++channel) {
        const QRect rect = m_state.channelRect(channel);
        m_painter.setPen(m_colours.line);
        m_painter.drawLine(QPointF(rect.left(), rect.center().y() + 0.5),
                           QPointF(rect.right(), rect.center().y() + 0.5));
        if (blended)
            wave(rect, channel, translucent(0.3), translucent(0.5));
        else
            wave(rect, channel, m_colours.wave, m_colours.waveBody);
        for (const pack::ChosenSlice* slice : m_regions) {
            if (!m_state.regions().isSelected(slice->slice.id)) continue;
            const QRectF span = xSpan(slice->slice.range, rect.adjusted(0, -4, 0, 4));
            if (m_state.selected.size() > manySelected && span.width() < leastColouredWidth) continue;
            m_painter.save();
            m_painter.setClipRect(span, Qt::IntersectClip);
            QColor colour = m_colours.kind(slice->slice.traits.kind);
            QColor peak = colour;
            peak.setAlphaF(blended ? 0.45F : 0.6F);
            if (blended) colour.setAlphaF(0.75F);
            wave(rect, channel, peak, colour);
            m_painter.restore();
        }
    }
}

void ViewPainter::wave(QRect rect, int channel, const QColor& peak, const QColor& body) {
    const QRect area = rect & m_exposed & m_painter.clipBoundingRect().toAlignedRect();
    if (area.isEmpty()) return;
    const double framesPerColumn = m_state.axis.framesPerPixel() / m_scale;
    const FrameRange seen{static_cast<Frame>(std::floor(m_state.frameAt(area.left()))) - 1,
                          static_cast<Frame>(std::ceil(m_state.frameAt(area.right() + 1))) + 2};
    if (framesPerColumn < lineBelow && m_state.source.samples().has(seen))
        waveSamplesIn(rect, channel, body);
    else
        waveColumnsIn(rect, channel, peak, body);
}

void ViewPainter::waveColumnsIn(QRect rect, int channel, const QColor& peak, const QColor& body) {
    const QRect area = rect & m_exposed & m_painter.clipBoundingRect().toAlignedRect();
    // Columns stand on a grid of the recording, not of the window, so that scrolling moves the picture
    // instead of redrawing it.
    const double framesPerColumn = m_state.axis.framesPerPixel() / m_scale;
    const double first = std::max(std::floor(m_state.frameAt(area.left()) / framesPerColumn), 0.0);
    const double begin = first * framesPerColumn;
    const double end =
        std::min(m_state.frameAt(area.right() + 1), static_cast<double>(m_state.axis.frames()));
    const int count = static_cast<int>(std::ceil((end - begin) / framesPerColumn));
    if (count <= 0) return;
    const auto columns = waveColumns(m_state.source, channel, begin, framesPerColumn, count);

    const double middle = (rect.center().y() + 0.5) * m_scale;
    const double half = (rect.height() - 2) * 0.5 * m_scale;
    const auto y = [&](double value) { return std::floor(middle - m_state.heightOf(value) * half) + 0.5; };
    const double x0 = std::floor((m_state.layout.plot.left() + m_state.axis.xOf(begin)) * m_scale) + 0.5;
    QList<QLineF> peaks, bodies, overs;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const audio::WaveformColumn& c = columns[i];
        if (c.minimum == 0.0F && c.maximum == 0.0F) continue;
        const double x = x0 + static_cast<double>(i);
        peaks.emplace_back(x, y(c.maximum), x, y(c.minimum));
        const double rms = c.rms;
        bodies.emplace_back(x, y(std::min<double>(rms, c.maximum)), x, y(std::max<double>(-rms, c.minimum)));
        if (c.maximum >= 1.0F || c.minimum <= -1.0F)
            overs.emplace_back(x, middle - half - 3 * m_scale, x, middle - half);
    }
    m_painter.save();
    m_painter.scale(1.0 / m_scale, 1.0 / m_scale);
    for (const auto& [lines, colour] :
         {std::pair(&peaks, peak), std::pair(&bodies, body), std::pair(&overs, m_colours.error)}) {
        m_painter.setPen(QPen(colour, 1.0));
        m_painter.drawLines(*lines);
    }
    m_painter.restore();
}

void ViewPainter::waveSamplesIn(QRect rect, int channel, const QColor& line) {
    const QRect area = rect & m_exposed & m_painter.clipBoundingRect().toAlignedRect();
    const Frame first = std::max<Frame>(static_cast<Frame>(std::floor(m_state.frameAt(area.left()))) - 1, 0);
    const Frame last = std::min<Frame>(static_cast<Frame>(std::ceil(m_state.frameAt(area.right() + 1))) + 1,
                                       m_state.axis.frames());
    const double middle = rect.center().y() + 0.5;
    const double half = (rect.height() - 2) * 0.5;
    QPolygonF points;
    for (Frame frame = first; frame < last;) {
        const auto run = m_state.source.samples().samplesFrom(channel, frame);
        if (run.empty()) break;
        const auto part = std::min<std::size_t>(run.size(), static_cast<std::size_t>(last - frame));
        for (std::size_t i = 0; i < part; ++i)
            points << QPointF(m_state.xOf(frame + static_cast<Frame>(i)),
                              middle - m_state.heightOf(static_cast<double>(run[i])) * half);
        frame += static_cast<Frame>(part);
    }
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(line, 1.25));
    m_painter.drawPolyline(points);
    if (1.0 / m_state.axis.framesPerPixel() >= dotsAbovePixelsPerFrame) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(line);
        for (const QPointF& point : points)
            m_painter.drawEllipse(point, 2.25, 2.25);
    }
    m_painter.restore();
}

/// Heights that have a mark, from the edge on: halves of the wave, or even steps of decibels.
std::vector<double> ViewPainter::scaleHeights(double half) const {
    std::vector<double> heights{1.0};
    if (!m_state.decibels) {
        for (double part = 0.5; part >= 0.25 && half * part >= leastScalePixels; part /= 2.0)
            heights.push_back(part);
        return heights;
    }
    double step = decibelStep / shownDecibels;
    while (half * step < leastScalePixels && step < 1.0)
        step *= 2.0;
    for (double part = 1.0 - step; half * part >= leastScalePixels; part -= step)
        heights.push_back(part);
    return heights;
}

void ViewPainter::waveScale() {
    if (m_state.layout.wave.height() < 24) return;
    for (int channel = 0; channel < m_state.channels(); ++channel) {
        const QRect rect = m_state.channelRect(channel);
        const double half = (rect.height() - 2) * 0.5;
        const double middle = rect.center().y() + 0.5;
        for (const double part : scaleHeights(half))
            scaleMark(std::max(middle - part * half, rect.top() + 4.0),
                      decibelText(static_cast<int>(std::lround(m_state.levelAt(part)))),
                      m_state.layout.isBlended());
        if (m_state.channels() < 2) continue;
        m_painter.setPen(m_colours.text);
        const QString name = m_state.channels() == 2 ? QString(QChar(channel == 0 ? u'L' : u'R'))
                                                     : QString::number(channel + 1);
        m_painter.drawText(QRectF(8, middle - 8, 24, 16), Qt::AlignVCenter, name);
    }
}

/// The spectrogram is seen through it.
QColor ViewPainter::translucent(double alpha) const {
    QColor colour = m_colours.text;
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

void ViewPainter::scaleMark(double y, const QString& text, bool left) {
    const int right = m_state.layout.gutter.right() - 5;
    m_painter.setPen(m_colours.faint);
    if (left) return m_painter.drawText(QRectF(0, y - 8, 32, 16), Qt::AlignRight | Qt::AlignVCenter, text);
    m_painter.drawText(QRectF(0, y - 8, right - 2, 16), Qt::AlignRight | Qt::AlignVCenter, text);
    m_painter.setPen(m_colours.line);
    m_painter.drawLine(QPointF(right, y), QPointF(right + 4, y));
}

}
