#include "ui/song/arrangement_view.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr double mostZoom = 32.0, zoomStep = 1.5;

}

ArrangementView::ArrangementView(QWidget* parent) : QAbstractScrollArea(parent), Painted(QAccessible::Chart) {
    setObjectName(QStringLiteral("arrangement"));
    setAccessibleName(tr("Arrangement of the song"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    viewport()->setMouseTracking(true);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
    connect(verticalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
}

void ArrangementView::setSong(const music::Song& song) {
    const int channel = currentLane() ? currentLane()->channel : -1;
    m_sections = song.sections;
    m_lanes = songLanes(song);
    m_bars = music::lengthInBars(song);
    m_barBeats = music::barBeats(song.meta);
    const auto same = std::ranges::find(m_lanes, channel, &SongLane::channel);
    m_lane = same == m_lanes.end() ? 0 : static_cast<int>(same - m_lanes.begin());
    m_bar = std::clamp(m_bar, 0.0, std::max(m_bars - 1.0, 0.0));
    layOut();
    speak();
    updateGeometry();
    viewport()->update();
}

void ArrangementView::setMasterPeak(float peak) {
    m_master = peak;
    viewport()->update(0, 0, left(), viewport()->height());
}

void ArrangementView::setPlayhead(std::optional<double> bar) {
    if (m_playhead == bar) return;
    m_playhead = bar;
    // It stays in sight while it runs.
    if (bar && m_zoom > 1.0) {
        const double x = *bar * barWidth() - horizontalScrollBar()->value();
        const int room = viewport()->width() - left();
        if (x < 0.0 || x > room)
            horizontalScrollBar()->setValue(static_cast<int>(*bar * barWidth() - room * 0.1));
    }
    viewport()->update();
}

void ArrangementView::setLooped(int section) {
    m_looped = section;
    viewport()->update();
}

int ArrangementView::sectionAt(double bar) const {
    for (std::size_t n = 0; n < m_sections.size(); ++n)
        if (bar >= m_sections[n].bar && bar < m_sections[n].bar + m_sections[n].bars)
            return static_cast<int>(n);
    return -1;
}

const SongLane* ArrangementView::currentLane() const {
    return m_lane >= 0 && m_lane < static_cast<int>(m_lanes.size())
               ? &m_lanes[static_cast<std::size_t>(m_lane)]
               : nullptr;
}

const SongClip* ArrangementView::currentClip() const {
    const SongLane* lane = currentLane();
    if (!lane) return nullptr;
    const auto found = std::ranges::find_if(lane->clips, [this](const SongClip& clip) {
        return m_bar >= clip.bar - 1e-9 && m_bar < clip.bar + clip.bars - 1e-9;
    });
    return found == lane->clips.end() ? nullptr : &*found;
}

void ArrangementView::setCursor(int lane, double bar) {
    if (m_lanes.empty()) return;
    m_lane = std::clamp(lane, 0, static_cast<int>(m_lanes.size()) - 1);
    m_bar = std::clamp(bar, 0.0, std::max(m_bars - 1.0, 0.0));
    const QRect row = laneRect(m_lane);
    const int top = laneRect(0).top() + verticalScrollBar()->value();
    if (row.top() < top) verticalScrollBar()->setValue(verticalScrollBar()->value() + row.top() - top);
    if (row.bottom() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + row.bottom() - viewport()->height());
    const double x = m_bar * barWidth();
    const int room = viewport()->width() - left();
    if (x < horizontalScrollBar()->value()) horizontalScrollBar()->setValue(static_cast<int>(x));
    if (x + barWidth() > horizontalScrollBar()->value() + room)
        horizontalScrollBar()->setValue(static_cast<int>(x + barWidth()) - room);
    speak();
    viewport()->update();
    Q_EMIT cursorMoved();
}

/// What a screen reader says of where the cursor stands.
void ArrangementView::speak() {
    const SongLane* lane = currentLane();
    if (!lane) return setAccessibleDescription(tr("No song yet"));
    const Heard heard = m_heard(lane->channel);
    QStringList parts = {lane->name, tr("bar %1").arg(static_cast<int>(m_bar) + 1)};
    if (const int section = sectionAt(m_bar); section >= 0)
        parts << titled(m_sections[static_cast<std::size_t>(section)].name);
    parts << (currentClip() ? tr("clip %1").arg(currentClip()->name) : tr("nothing"));
    if (heard.isMuted) parts << tr("muted");
    if (heard.isSolo) parts << tr("solo");
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

// --- zoom and place

double ArrangementView::barWidth() const {
    if (m_bars <= 0.0) return 0.0;
    return std::max(viewport()->width() - left(), 1) / m_bars * m_zoom;
}

double ArrangementView::barAt(int x) const {
    return barWidth() > 0.0 ? (x - left() + horizontalScrollBar()->value()) / barWidth() : 0.0;
}

void ArrangementView::zoom(double factor) {
    const double middle = m_playhead.value_or(m_bar);
    const double x = middle * barWidth() - horizontalScrollBar()->value();
    m_zoom = std::clamp(m_zoom * factor, 1.0, mostZoom);
    layOut();
    horizontalScrollBar()->setValue(static_cast<int>(std::lround(middle * barWidth() - x)));
    viewport()->update();
}

void ArrangementView::zoomToFit() { zoom(1.0 / mostZoom); }

void ArrangementView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void ArrangementView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        layOut();
        viewport()->update();
    }
}

// --- hand and keys

void ArrangementView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return QAbstractScrollArea::mousePressEvent(event);
    const QPoint at = event->position().toPoint();
    const int lane = laneAt(at.y());
    if (lane >= 0 && muteRect(lane).contains(at))
        Q_EMIT muteRequested(m_lanes[static_cast<std::size_t>(lane)].channel);
    else if (lane >= 0 && soloRect(lane).contains(at))
        Q_EMIT soloRequested(m_lanes[static_cast<std::size_t>(lane)].channel);
    else if (lane >= 0)
        setCursor(lane, at.x() < left() ? m_bar : std::floor(barAt(at.x())));
    else if (at.x() >= left() && at.y() < laneRect(0).top() + verticalScrollBar()->value()) {
        const int section = sectionAt(barAt(at.x()));
        if (section < 0) return;
        setCursor(m_lane, m_sections[static_cast<std::size_t>(section)].bar);
        Q_EMIT playRequested(m_bar);
    }
    if (lane >= 0 && at.x() < left()) speak();
    viewport()->update();
}

void ArrangementView::mouseDoubleClickEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    if (event->button() != Qt::LeftButton) return;
    if (at.x() < left()) return mousePressEvent(event); // quick clicks on M and S count each
    const int section = sectionAt(barAt(at.x()));
    if (laneAt(at.y()) < 0 && section >= 0) Q_EMIT loopRequested(section);
    if (laneAt(at.y()) >= 0) Q_EMIT playRequested(m_bar);
}

void ArrangementView::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / 120.0;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const double bar = barAt(static_cast<int>(event->position().x()));
        const double x = bar * barWidth() - horizontalScrollBar()->value();
        m_zoom = std::clamp(m_zoom * std::pow(zoomStep, notches), 1.0, mostZoom);
        layOut();
        horizontalScrollBar()->setValue(static_cast<int>(std::lround(bar * barWidth() - x)));
        viewport()->update();
        return event->accept();
    }
    QAbstractScrollArea::wheelEvent(event);
}

void ArrangementView::moveToSection(int by) {
    if (m_sections.empty()) return;
    const int now = std::max(sectionAt(m_bar), 0);
    const int to = std::clamp(now + by, 0, static_cast<int>(m_sections.size()) - 1);
    setCursor(m_lane, m_sections[static_cast<std::size_t>(to)].bar);
}

struct ArrangementView::Key {
    int key;
    Qt::KeyboardModifiers modifiers;
    void (*run)(ArrangementView& view);
};

/// Whether it is one of its keys; does what it says unless it is only asked.
bool ArrangementView::run(const QKeyEvent& event, bool onlyAsk) {
    static const Key keys[] = {
        {Qt::Key_Left, Qt::NoModifier, [](auto& v) { v.setCursor(v.m_lane, std::ceil(v.m_bar) - 1.0); }},
        {Qt::Key_Right, Qt::NoModifier, [](auto& v) { v.setCursor(v.m_lane, std::floor(v.m_bar) + 1.0); }},
        {Qt::Key_Left, Qt::ControlModifier, [](auto& v) { v.moveToSection(-1); }},
        {Qt::Key_Right, Qt::ControlModifier, [](auto& v) { v.moveToSection(1); }},
        {Qt::Key_Up, Qt::NoModifier, [](auto& v) { v.setCursor(v.m_lane - 1, v.m_bar); }},
        {Qt::Key_Down, Qt::NoModifier, [](auto& v) { v.setCursor(v.m_lane + 1, v.m_bar); }},
        {Qt::Key_Home, Qt::NoModifier, [](auto& v) { v.setCursor(v.m_lane, 0.0); }},
        {Qt::Key_End, Qt::NoModifier, [](auto& v) { v.setCursor(v.m_lane, v.m_bars); }},
        {Qt::Key_Return, Qt::NoModifier, [](auto& v) { Q_EMIT v.playRequested(v.m_bar); }},
        {Qt::Key_Enter, Qt::NoModifier, [](auto& v) { Q_EMIT v.playRequested(v.m_bar); }},
        {Qt::Key_L, Qt::NoModifier, [](auto& v) { Q_EMIT v.loopRequested(v.sectionAt(v.m_bar)); }},
        {Qt::Key_R, Qt::NoModifier, [](auto& v) { Q_EMIT v.rollRequested(v.sectionAt(v.m_bar)); }},
        {Qt::Key_M, Qt::NoModifier, [](auto& v) { Q_EMIT v.muteRequested(v.currentLane()->channel); }},
        {Qt::Key_S, Qt::NoModifier, [](auto& v) { Q_EMIT v.soloRequested(v.currentLane()->channel); }},
        {Qt::Key_Plus, Qt::NoModifier, [](auto& v) { v.zoom(zoomStep); }},
        {Qt::Key_Minus, Qt::NoModifier, [](auto& v) { v.zoom(1.0 / zoomStep); }},
        {Qt::Key_F, Qt::NoModifier, [](auto& v) { v.zoomToFit(); }},
    };
    const auto modifiers = event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    for (const Key& key : keys) {
        if (key.key != event.key() || key.modifiers != modifiers || m_lanes.empty()) continue;
        if (!onlyAsk) key.run(*this);
        if (!onlyAsk) speak();
        return true;
    }
    return false;
}

void ArrangementView::keyPressEvent(QKeyEvent* event) {
    if (!run(*event, false)) QAbstractScrollArea::keyPressEvent(event);
}

bool ArrangementView::event(QEvent* event) {
    // Its letters are its own while it has the keyboard, as those of the waveform are.
    if (event->type() == QEvent::ShortcutOverride && run(*static_cast<QKeyEvent*>(event), true))
        event->accept();
    return QAbstractScrollArea::event(event);
}

bool ArrangementView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

QString ArrangementView::toolTipAt(const QPoint& at) const {
    const int lane = laneAt(at.y());
    if (lane >= 0 && muteRect(lane).contains(at)) return tr("Mute: this lane is not heard");
    if (lane >= 0 && soloRect(lane).contains(at)) return tr("Solo: only lanes that are solo are heard");
    if (at.x() < left()) return lane >= 0 ? m_lanes[static_cast<std::size_t>(lane)].name : QString();
    const double bar = barAt(at.x());
    if (lane >= 0) {
        for (const SongClip& clip : m_lanes[static_cast<std::size_t>(lane)].clips)
            if (bar >= clip.bar && bar < clip.bar + clip.bars)
                return tr("%1, bars %2 to %3")
                    .arg(clip.name)
                    .arg(static_cast<int>(clip.bar) + 1)
                    .arg(static_cast<int>(std::ceil(clip.bar + clip.bars)));
        return {};
    }
    const int section = sectionAt(bar);
    if (section < 0) return {};
    const music::Section& found = m_sections[static_cast<std::size_t>(section)];
    return tr("%1, bars %2 to %3. Click to play from here, double click to loop it.")
        .arg(titled(found.name))
        .arg(found.bar + 1)
        .arg(found.bar + found.bars);
}

}
