#include "ui/song/arrangement_view.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

// How the arrangement is laid out and drawn.

namespace {

constexpr int arrangementHead = 26, lanePitch = 24, laneGap = 2, buttonSide = 18, meterWidth = 5, edge = 6;
constexpr int leastLanes = 3, usualLanes = 10;
constexpr double lowestLevel = -48.0; ///< dB, where a meter is empty
constexpr int leastNameWidth = 28, leastDrumName = 72, leastEdged = 12;

QColor blended(const QColor& top, const QColor& ground, double share) {
    return QColor::fromRgbF(static_cast<float>(top.redF() * share + ground.redF() * (1.0 - share)),
                            static_cast<float>(top.greenF() * share + ground.greenF() * (1.0 - share)),
                            static_cast<float>(top.blueF() * share + ground.blueF() * (1.0 - share)));
}

void paintLetter(QPainter& painter, const QRect& place, const QString& letter, bool isOn,
                 const QPalette& colours) {
    painter.setPen(colours.color(isOn ? QPalette::Highlight : QPalette::Mid));
    painter.setBrush(isOn ? colours.brush(QPalette::Highlight) : Qt::NoBrush);
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(colours.color(isOn ? QPalette::HighlightedText : QPalette::WindowText));
    painter.drawText(place, Qt::AlignCenter, letter);
}

}

int ArrangementView::left() const {
    int widest = 64;
    for (const SongLane& lane : m_lanes)
        widest = std::max(widest, fontMetrics().horizontalAdvance(lane.name));
    return std::min(widest, 150) + 2 * (buttonSide + 4) + meterWidth + 3 * edge;
}

void ArrangementView::layOut() {
    const int height = viewport()->height() - arrangementHead;
    const int content = static_cast<int>(m_lanes.size()) * lanePitch;
    verticalScrollBar()->setRange(0, std::max(0, content - height));
    verticalScrollBar()->setPageStep(std::max(height, 1));
    verticalScrollBar()->setSingleStep(lanePitch);
    const int room = std::max(viewport()->width() - left(), 1);
    horizontalScrollBar()->setRange(0, std::max(0, static_cast<int>(room * m_zoom) - room));
    horizontalScrollBar()->setPageStep(room);
    horizontalScrollBar()->setSingleStep(std::max(1, static_cast<int>(barWidth())));
}

QSize ArrangementView::sizeHint() const {
    const int lanes = std::clamp(static_cast<int>(m_lanes.size()), leastLanes, usualLanes);
    return {left() + 320, arrangementHead + lanes * lanePitch};
}

QSize ArrangementView::minimumSizeHint() const {
    return {left() + 30, arrangementHead + leastLanes * lanePitch};
}

QRect ArrangementView::laneRect(int lane) const {
    return {0, arrangementHead + lane * lanePitch - verticalScrollBar()->value(), viewport()->width(),
            lanePitch - laneGap};
}

int ArrangementView::laneAt(int y) const {
    if (y < arrangementHead) return -1;
    const int lane = (y - arrangementHead + verticalScrollBar()->value()) / lanePitch;
    return lane < static_cast<int>(m_lanes.size()) ? lane : -1;
}

QRect ArrangementView::soloRect(int lane) const {
    const QRect row = laneRect(lane);
    return {left() - edge - meterWidth - edge - buttonSide, row.center().y() - buttonSide / 2 + 1, buttonSide,
            buttonSide};
}

QRect ArrangementView::muteRect(int lane) const { return soloRect(lane).translated(-buttonSide - 4, 0); }

QRectF ArrangementView::clipRect(int lane, const SongClip& clip) const {
    const QRect row = laneRect(lane);
    return {left() + clip.bar * barWidth() - horizontalScrollBar()->value(), static_cast<double>(row.top()),
            std::max(clip.bars * barWidth() - 1.0, 2.0), static_cast<double>(row.height())};
}

void ArrangementView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    const QRect grid = viewport()->rect().adjusted(left(), 0, 0, 0);
    painter.setClipRect(grid);
    paintSections(painter);
    painter.setClipRect(grid.adjusted(0, arrangementHead, 0, 0));
    for (int lane = 0; lane < static_cast<int>(m_lanes.size()); ++lane)
        paintLane(painter, lane);
    painter.setClipRect(grid);
    const auto line = [&](double bar, const QColor& colour, double width) {
        const double x = left() + bar * barWidth() - horizontalScrollBar()->value();
        painter.setPen(QPen(colour, width));
        painter.drawLine(QPointF(x, 0), QPointF(x, viewport()->height()));
    };
    line(m_bar, palette().color(QPalette::WindowText), 1.0);
    if (m_playhead) line(*m_playhead, palette().color(QPalette::Highlight), 2.0);
    painter.setClipRect(viewport()->rect().adjusted(0, arrangementHead, 0, 0));
    painter.fillRect(QRect(0, 0, left(), viewport()->height()), palette().color(QPalette::Window));
    for (int lane = 0; lane < static_cast<int>(m_lanes.size()); ++lane)
        paintHead(painter, lane);
    painter.setClipping(false);
    painter.fillRect(QRect(0, 0, left(), arrangementHead), palette().color(QPalette::Window));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(edge, 0, left() - 3 * edge - meterWidth, arrangementHead),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("Whole song"));
    paintMeter(painter, QRectF(left() - edge - meterWidth, 4, meterWidth, arrangementHead - 8), m_master);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(left() - 1, 0, left() - 1, viewport()->height());
    painter.drawLine(0, arrangementHead - 1, viewport()->width(), arrangementHead - 1);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), isHighContrast(palette()) ? 3.0 : 1.0));
        painter.drawRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void ArrangementView::paintSections(QPainter& painter) const {
    for (std::size_t n = 0; n < m_sections.size(); ++n) {
        const music::Section& section = m_sections[n];
        const QRectF column(left() + section.bar * barWidth() - horizontalScrollBar()->value(), 0,
                            section.bars * barWidth(), viewport()->height());
        if (n % 2 == 1) painter.fillRect(column, palette().color(QPalette::AlternateBase));
        const QRectF head(column.left(), 0, column.width(), arrangementHead);
        if (static_cast<int>(n) == m_looped) painter.fillRect(head, palette().color(QPalette::Highlight));
        painter.setPen(palette().color(static_cast<int>(n) == m_looped ? QPalette::HighlightedText
                                                                       : QPalette::WindowText));
        const QRectF text = head.adjusted(edge, 0, -2, 0);
        const int room = static_cast<int>(text.width());
        if (room >= leastNameWidth)
            painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                             fontMetrics().elidedText(titled(section.name), Qt::ElideRight, room));
        painter.setPen(palette().color(QPalette::Mid));
        painter.drawLine(column.topLeft(), column.bottomLeft());
    }
}

void ArrangementView::paintLane(QPainter& painter, int lane) const {
    const SongLane& own = m_lanes[static_cast<std::size_t>(lane)];
    const QRect row = laneRect(lane);
    if (row.bottom() < arrangementHead || row.top() > viewport()->height()) return;
    const bool isAudible = m_heard(own.channel).isAudible;
    painter.setPen(QPen(palette().color(QPalette::Mid), 0.5));
    painter.drawLine(row.left(), row.bottom() + 1, row.right(), row.bottom() + 1);
    for (const SongClip& clip : own.clips)
        paintClip(painter, lane, clip, isAudible);
}

void ArrangementView::paintClip(QPainter& painter, int lane, const SongClip& clip, bool isAudible) const {
    const QRectF place = clipRect(lane, clip);
    if (place.right() < left() || place.left() > viewport()->width()) return;
    const SongLane& own = m_lanes[static_cast<std::size_t>(lane)];
    const QColor ground = palette().color(QPalette::Base), text = palette().color(QPalette::WindowText);
    const QColor hue = blended(kindColour(own.kind, palette()), ground, isAudible ? 1.0 : 0.35);
    const bool isCurrent = lane == m_lane && &clip == currentClip();
    const bool hasEdge = isCurrent || place.width() >= leastEdged;
    painter.setPen(hasEdge ? QPen(isCurrent ? text : hue, isCurrent ? 1.5 : 1.0) : QPen(Qt::NoPen));
    painter.setBrush(blended(hue, ground, 0.26));
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    const bool hasName = place.width() >= leastNameWidth;
    const double nameHeight = hasName && own.isAudio ? place.height() : 0.0;
    if (!own.isAudio) { // where its notes lie
        int low = 127, high = 0;
        for (const auto& [pattern, note] : own.notes) {
            if (pattern != clip.pattern) continue;
            low = std::min(low, note.key);
            high = std::max(high, note.key);
        }
        const double beat = barWidth() / m_barBeats, span = std::max(high - low, 1);
        double top = place.top() + 4.0, height = place.height() - 8.0;
        if (clip.pattern > 0 &&
            place.width() >= leastDrumName) { // above its hits, which stand in the lower half
            QFont small = font();
            small.setPixelSize(std::max(static_cast<int>(place.height()) / 2 - 1, 8));
            painter.setFont(small);
            painter.setPen(isAudible ? text : palette().color(QPalette::PlaceholderText));
            painter.drawText(QRectF(place.left() + 4, place.top(), place.width() - 6, place.height() / 2 + 1),
                             Qt::AlignLeft | Qt::AlignVCenter,
                             QFontMetrics(small).elidedText(clip.name, Qt::ElideRight,
                                                            static_cast<int>(place.width()) - 6));
            painter.setFont(font());
            top += height / 2.0;
            height /= 2.0;
        }
        for (const auto& [pattern, note] : own.notes) {
            const double x = place.left() + note.pos * beat;
            if (pattern != clip.pattern || x >= place.right() - 1.0) continue;
            const bool isDrum = clip.pattern > 0;
            const double y = isDrum ? top : top + (high - note.key) / span * (height - 2.0);
            const double width =
                isDrum ? std::max(beat * 0.16, 1.5) : std::min(note.len * beat, place.right() - 1.0 - x);
            const double tall = isDrum ? height * (0.35 + 0.65 * note.velocity / 127.0) : 2.0;
            painter.fillRect(QRectF(x + 1.0, isDrum ? top + height - tall : y, std::max(width, 1.5), tall),
                             hue);
        }
        return;
    }
    if (nameHeight <= 0.0) return;
    painter.setPen(isAudible ? text : palette().color(QPalette::PlaceholderText));
    const QRectF room = place.adjusted(4, 0, -3, 0);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(clip.name, Qt::ElideRight, static_cast<int>(room.width())));
}

void ArrangementView::paintHead(QPainter& painter, int lane) const {
    const SongLane& own = m_lanes[static_cast<std::size_t>(lane)];
    const QRect row = laneRect(lane);
    if (row.bottom() < arrangementHead || row.top() > viewport()->height()) return;
    const Heard heard = m_heard(own.channel);
    if (lane == m_lane)
        painter.fillRect(QRect(0, row.top(), left(), row.height()), palette().color(QPalette::AlternateBase));
    painter.fillRect(QRect(0, row.top(), 3, row.height()), kindColour(own.kind, palette()));
    painter.setPen(palette().color(heard.isAudible ? QPalette::WindowText : QPalette::PlaceholderText));
    const int room = muteRect(lane).left() - edge - 8;
    painter.drawText(QRect(8, row.top(), room, row.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(own.name, Qt::ElideRight, room));
    paintLetter(painter, muteRect(lane), tr("M", "mute"), heard.isMuted, palette());
    paintLetter(painter, soloRect(lane), tr("S", "solo"), heard.isSolo, palette());
    paintMeter(painter, QRectF(left() - edge - meterWidth, row.top() + 1, meterWidth, row.height() - 2),
               heard.peak);
}

void ArrangementView::paintMeter(QPainter& painter, const QRectF& place, float peak) const {
    painter.fillRect(place, palette().color(QPalette::Mid));
    if (peak <= 0.0F) return;
    const double level = 20.0 * std::log10(static_cast<double>(peak));
    const double part = std::clamp(1.0 - level / lowestLevel, 0.0, 1.0);
    QRectF filled = place;
    filled.setTop(place.bottom() - part * place.height());
    painter.fillRect(filled, level >= 0.0 ? errorColour(palette()) : palette().color(QPalette::Highlight));
}

}
