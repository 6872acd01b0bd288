#include "ui/song/song_strip.h"

#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <map>

namespace gleaner::ui {

namespace {

constexpr int partWidth = 96;
constexpr int headerHeight = 24;
constexpr int laneHeight = 14;
constexpr int gap = 2;

QString titled(const std::string& text) {
    QString title = QString::fromStdString(text);
    if (!title.isEmpty()) title[0] = title[0].toUpper();
    return title;
}

}

SongStrip::SongStrip(QWidget* parent) : QWidget(parent), Painted(QAccessible::Chart) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setObjectName(QStringLiteral("songStrip"));
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    setFont(small);
}

QString SongStrip::drumName(const music::Song& song, const music::Item& item) {
    const auto index = static_cast<std::size_t>(item.pattern - 1);
    return index < song.patterns.size() ? titled(song.patterns[index].name).section(u' ', 0, 0) : QString();
}

/// Drums by their track of the playlist, instruments by role, clips by name, in the order in which they come.
std::vector<SongStrip::Lane> SongStrip::lanesOf(const music::Song& song) {
    std::map<int, Lane> drums;
    for (const music::Item& item : song.items) {
        if (item.muted) continue;
        Lane& lane = drums[item.track];
        const QString name = drumName(song, item);
        lane.name = lane.blocks.empty() || lane.name == name ? name : tr("Drums");
        lane.blocks.push_back({item.bar, item.bars});
    }
    std::vector<Lane> lanes;
    for (auto& [track, lane] : drums)
        lanes.push_back(std::move(lane));
    for (const music::MelodicTrack& track : song.melodicTracks) {
        const bool isClip = track.source == music::SourceType::Audio;
        const auto role = music::info(track.role).name;
        const QString name = isClip && !track.name.empty() ? titled(track.name) : word(role);
        const LaneKind kind = isClip ? LaneKind::Clip : LaneKind::Instrument;
        auto lane = std::find_if(lanes.begin(), lanes.end(),
                                 [&](const Lane& other) { return other.name == name && other.kind == kind; });
        if (lane == lanes.end()) lane = lanes.insert(lanes.end(), {name, kind, {}});
        lane->blocks.push_back({track.bar, track.bars});
        for (const double bar : track.repeats)
            lane->blocks.push_back({bar, track.bars});
    }
    return lanes;
}

void SongStrip::setSong(const music::Song& song) {
    m_sections = song.sections;
    m_lanes = lanesOf(song);
    m_bars = music::lengthInBars(song);
    QStringList spoken;
    for (const music::Section& section : m_sections)
        spoken << tr("%1: %2 bars").arg(titled(section.name)).arg(section.bars);
    setAccessibleName(tr("Form of the song"));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize SongStrip::sizeHint() const {
    const int lanes = static_cast<int>(m_lanes.size());
    return {partWidth + 240, lanes == 0 ? 0 : headerHeight + lanes * (laneHeight + gap)};
}

double SongStrip::barWidth() const {
    return m_bars > 0 ? static_cast<double>(width() - partWidth) / m_bars : 0.0;
}

QRectF SongStrip::barsRect(int lane, double bar, double bars) const {
    return {partWidth + bar * barWidth(), static_cast<double>(headerHeight + lane * (laneHeight + gap)),
            bars * barWidth() - 1.0, static_cast<double>(laneHeight)};
}

QColor SongStrip::colourOf(LaneKind kind) const {
    switch (kind) {
    case LaneKind::Drums:
        return kindColour(music::SampleKind::Hit, palette());
    case LaneKind::Instrument:
        return kindColour(music::SampleKind::Phrase, palette());
    case LaneKind::Clip:
        return kindColour(music::SampleKind::Loop, palette());
    }
    return {};
}

void SongStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QFontMetrics metrics = fontMetrics();
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        const music::Section& section = m_sections[i];
        const QRectF column(partWidth + section.bar * barWidth(), 0, section.bars * barWidth() - 1.0,
                            height());
        if (i % 2 == 1) painter.fillRect(column, palette().color(QPalette::AlternateBase));
        const QRectF head(column.left() + 4, 0, column.width() - 8, headerHeight);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(
            head, Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(titled(section.name), Qt::ElideRight, static_cast<int>(head.width())));
        painter.setPen(palette().color(QPalette::Mid));
        painter.drawLine(QPointF(column.left(), 4), QPointF(column.left(), height()));
    }
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const Lane& lane = m_lanes[i];
        const QRectF row = barsRect(static_cast<int>(i), 0, m_bars);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRectF(0, row.top(), partWidth - 8, row.height()), Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(lane.name, Qt::ElideRight, partWidth - 8));
        for (const Block& block : lane.blocks)
            painter.fillRect(barsRect(static_cast<int>(i), block.bar, block.bars).adjusted(0, 2, 0, -2),
                             colourOf(lane.kind));
    }
}

bool SongStrip::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || barWidth() <= 0.0) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int bar = static_cast<int>((help->pos().x() - partWidth) / barWidth());
    for (const music::Section& section : m_sections)
        if (bar >= section.bar && bar < section.bar + section.bars && help->pos().x() >= partWidth)
            QToolTip::showText(help->globalPos(),
                               tr("%1, bars %2 to %3")
                                   .arg(titled(section.name))
                                   .arg(section.bar + 1)
                                   .arg(section.bar + section.bars),
                               this);
    return true;
}

}
