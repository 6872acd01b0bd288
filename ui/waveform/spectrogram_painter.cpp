#include "ui/waveform/view_painter.h"

#include <algorithm>

namespace gleaner::ui {

namespace {
constexpr double gripWidth = 28.0;
constexpr int leastMarksApart = 18;
}

void ViewPainter::spectrogram() {
    const QRect& rect = m_state.layout.spectrogram;
    if (rect.isEmpty() || !m_exposed.intersects(rect)) return;
    const QRect area = rect & m_exposed;
    const FrameRange range = intersection({static_cast<Frame>(m_state.frameAt(area.left())),
                                           static_cast<Frame>(m_state.frameAt(area.right() + 1)) + 1},
                                          {0, m_state.axis.frames()});
    m_painter.save();
    m_painter.setClipRect(area, Qt::IntersectClip);
    m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
    // Coarser tiles from before stand in where the right ones aren't there yet.
    const int level = spectrogram::levelFor(m_state.axis.framesPerPixel() / m_scale);
    std::vector<FrameRange> lacking{range};
    for (int coarser = level; coarser <= std::min(level + 4, spectrogram::mostLevel); ++coarser)
        lacking = spectrogramLevel(coarser, lacking);
    m_painter.restore();
}

/// The line between wave and spectrogram, with a grip that says that it can be dragged.
void ViewPainter::divider() {
    const QRect& divider = m_state.layout.divider;
    if (divider.isEmpty() || !m_exposed.intersects(divider)) return;
    const int y = m_state.layout.spectrogram.top();
    m_painter.setPen(m_colours.line);
    m_painter.drawLine(divider.left(), y, divider.right(), y);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_colours.faint);
    for (const double x : {gripWidth, m_state.layout.plot.center().x() + gripWidth / 2.0})
        m_painter.drawRoundedRect(QRectF(x - gripWidth / 2.0 - 2.0, y - 1.0, gripWidth, 3.0), 1.5, 1.5);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

/// Fills these stretches with the tiles of a level; what is still lacking.
std::vector<FrameRange> ViewPainter::spectrogramLevel(int level, const std::vector<FrameRange>& wanted) {
    std::vector<FrameRange> lacking;
    for (const FrameRange range : wanted)
        for (const TileKey& key : SpectrogramTiles::keysFor(range, level)) {
            const FrameRange part = intersection(spectrogram::framesOf(key), range);
            if (const QPixmap* tile = m_state.tiles.find(key))
                spectrogramTile(key, *tile, part);
            else if (!lacking.empty() && lacking.back().end == part.begin)
                lacking.back().end = part.end;
            else
                lacking.push_back(part);
        }
    return lacking;
}

void ViewPainter::spectrogramTile(const TileKey& key, const QPixmap& tile, FrameRange part) {
    const QRect& rect = m_state.layout.spectrogram;
    const FrameRange frames = spectrogram::framesOf(key);
    const double left = m_state.xOf(frames.begin);
    const QRectF whole(left, rect.top(), m_state.xOf(frames.end) - left, rect.height());
    if (part == frames) return m_painter.drawPixmap(whole, tile, QRectF(tile.rect()));
    m_painter.save();
    m_painter.setClipRect(xSpan(part, rect), Qt::IntersectClip);
    m_painter.drawPixmap(whole, tile, QRectF(tile.rect()));
    m_painter.restore();
}

void ViewPainter::frequencyScale() {
    const QRect& rect = m_state.layout.spectrogram;
    if (rect.height() < 40) return;
    double lastY = rect.bottom() + 100.0;
    for (const double hertz : {100.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0, 16000.0}) {
        if (hertz > spectrogram::highestHertz(m_state.rate())) break;
        const double y = rect.top() + (spectrogram::rowOfHertz(hertz, m_state.rate()) + 0.5) /
                                          spectrogram::rows * rect.height();
        if (lastY - y < leastMarksApart) continue;
        lastY = y;
        scaleMark(y, hertz < 1000.0 ? QString::number(hertz) : QStringLiteral("%1 k").arg(hertz / 1000.0));
    }
}

}
