#include "ui/song/note_editor.h"

#include "music/pitch.h"
#include "ui/song/song_lanes.h"
#include "ui/theme/words.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr double step = 0.25; ///< beats: a sixteenth
constexpr double melodyLength = 0.5;
constexpr int usualVelocity = 100, velocityStep = 6, velocityMerge = 9100;
constexpr int keysAround = 3; ///< above the highest note and below the lowest
constexpr int leastKeys = 13;

double snapped(double beats) { return std::round(beats / step) * step; }

std::vector<NoteEditor::Row> drumRows(const music::Song& song) {
    const std::map<int, std::string> names = music::channelNames(song);
    std::vector<NoteEditor::Row> rows;
    for (const music::DrumChannel& drum : song.drums)
        if (!drum.samplePath.empty())
            rows.push_back(
                {drum.channel, 60, titled(names.at(drum.channel)), compose::laneNameOf(song, drum.channel)});
    for (NoteEditor::Row& row : rows)
        row.name = word(row.name.toStdString());
    return rows;
}

std::vector<NoteEditor::Row> keyRows(const music::MelodicTrack& track) {
    int low = 127, high = 0;
    for (const music::Note& note : track.notes) {
        low = std::min(low, note.key);
        high = std::max(high, note.key);
    }
    low = std::max(low - keysAround, 0);
    high = std::min(std::max(high + keysAround, low + leastKeys - 1), 127);
    std::vector<NoteEditor::Row> rows;
    for (int key = high; key >= low; --key)
        rows.push_back({track.channel, key, QString::fromStdString(music::noteName(key)), track.name});
    return rows;
}

}

NoteEditor::NoteEditor(QWidget* parent) : QWidget(parent), Painted(QAccessible::Chart) {
    setObjectName(QStringLiteral("noteEditor"));
    setAccessibleName(tr("Notes of the clip"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void NoteEditor::clear() {
    m_rows.clear();
    m_notes.clear();
    m_channel = -1;
    m_hand = Hand::None;
    speak();
    update();
}

void NoteEditor::setClip(const music::Song& song, int channel, int pattern) {
    if (m_hand != Hand::None) return; // what is dragged is newer
    const bool isOther = channel != m_channel || pattern != m_pattern;
    m_channel = channel;
    m_pattern = pattern;
    m_patternName.clear();
    m_notes.clear();
    m_barBeats = music::barBeats(song.meta);
    if (pattern > 0) {
        const music::Pattern& own = song.patterns[static_cast<std::size_t>(pattern - 1)];
        m_rows = drumRows(song);
        m_bars = own.bars;
        m_patternName = own.name;
        for (const music::DrumNote& hit : own.notes) {
            const auto row = std::ranges::find(m_rows, hit.channel, &Row::channel);
            if (row != m_rows.end()) m_notes.push_back({static_cast<int>(row - m_rows.begin()), hit.note});
        }
    } else {
        const auto track = std::ranges::find(song.melodicTracks, channel, &music::MelodicTrack::channel);
        if (track == song.melodicTracks.end() || track->notes.empty()) return clear();
        m_rows = keyRows(*track);
        m_bars = track->bars;
        for (const music::Note& note : track->notes)
            m_notes.push_back({m_rows.front().key - note.key, note});
    }
    if (isOther) {
        m_row = 0;
        m_beat = 0.0;
        const auto own = std::ranges::find(m_rows, channel, &Row::channel);
        if (isDrums() && own != m_rows.end()) m_row = static_cast<int>(own - m_rows.begin());
        if (!isDrums() && !m_notes.empty()) m_row = m_notes.front().row;
    }
    m_row = std::clamp(m_row, 0, static_cast<int>(m_rows.size()) - 1);
    speak();
    updateGeometry();
    update();
}

void NoteEditor::setPlayhead(std::optional<double> bars) {
    if (bars == m_playhead) return;
    m_playhead = bars;
    update();
}

// --- edits

void NoteEditor::change(int note, const Placed& to, const QString& what, int mergeId) {
    Placed& held = m_notes[static_cast<std::size_t>(note)];
    const Row& from = m_rows[static_cast<std::size_t>(held.row)];
    const Placed was = held;
    held = to;
    if (!isDrums()) held.note.key = m_rows[static_cast<std::size_t>(held.row)].key;
    if (was == held) return;
    Q_EMIT edited({from.lane, patternOf(), was.note, held.note}, what, mergeId);
    update();
    speak();
}

void NoteEditor::add(int row, double pos) {
    const Row& own = m_rows[static_cast<std::size_t>(row)];
    const double len = std::min(isDrums() ? step : melodyLength, beats() - pos);
    if (len <= 0.0) return;
    m_notes.push_back({row, {pos, len, own.key, usualVelocity}});
    Q_EMIT edited({own.lane, patternOf(), {}, m_notes.back().note}, tr("Add a note"), 0);
    update();
    speak();
}

void NoteEditor::remove(int note) {
    const Placed gone = m_notes[static_cast<std::size_t>(note)];
    m_notes.erase(m_notes.begin() + note);
    Q_EMIT edited({m_rows[static_cast<std::size_t>(gone.row)].lane, patternOf(), gone.note, {}},
                  tr("Remove a note"), 0);
    update();
    speak();
}

void NoteEditor::louder(int note, int by) {
    Placed to = m_notes[static_cast<std::size_t>(note)];
    to.note.velocity = std::clamp(to.note.velocity + by, 1, 127);
    change(note, to, tr("Velocity"), velocityMerge);
}

// --- hand

int NoteEditor::noteAt(const QPointF& at) const {
    for (int n = static_cast<int>(m_notes.size()) - 1; n >= 0; --n)
        if (rectOf(m_notes[static_cast<std::size_t>(n)]).adjusted(-1, -1, 1, 1).contains(at)) return n;
    return -1;
}

void NoteEditor::mousePressEvent(QMouseEvent* event) {
    if (m_rows.empty() || event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
    const QPointF at = event->position();
    const int row = rowAt(at.y());
    const double beat = beatAt(at.x());
    if (row < 0 || beat < 0.0 || beat >= beats()) return;
    m_row = row;
    m_beat = std::floor(beat / step) * step;
    m_held = noteAt(at);
    m_wasMoved = false;
    m_from = at;
    if (m_held < 0) {
        add(row, m_beat);
        m_held = static_cast<int>(m_notes.size()) - 1;
        m_wasMoved = true; // the click that put it in does not take it out
        m_hand = Hand::None;
        return;
    }
    m_before = m_notes[static_cast<std::size_t>(m_held)];
    const QRectF place = rectOf(m_before);
    const bool atEnd = !isDrums() && place.width() > 8.0 && at.x() > place.right() - 5.0;
    m_hand = atEnd ? Hand::Stretch : Hand::Move;
    speak();
    update();
}

void NoteEditor::mouseMoveEvent(QMouseEvent* event) {
    if (m_hand == Hand::None || m_held < 0) return QWidget::mouseMoveEvent(event);
    const bool isFree = event->modifiers().testFlag(Qt::ControlModifier);
    const double by = (event->position().x() - m_from.x()) / std::max(beatWidth(), 1e-9);
    if (!m_wasMoved && (event->position() - m_from).manhattanLength() < 4.0) return;
    m_wasMoved = true;
    Placed& held = m_notes[static_cast<std::size_t>(m_held)];
    if (m_hand == Hand::Stretch) {
        const double len = m_before.note.len + by;
        held.note.len = std::clamp(isFree ? len : snapped(len), step / 4.0, beats() - held.note.pos);
    } else {
        const double pos = m_before.note.pos + (isFree ? by : snapped(by));
        held.note.pos = std::clamp(pos, 0.0, std::max(beats() - step, 0.0));
        const int row = rowAt(event->position().y());
        if (!isDrums() && row >= 0) {
            held.row = row;
            held.note.key = m_rows[static_cast<std::size_t>(row)].key;
        }
    }
    update();
}

void NoteEditor::mouseReleaseEvent(QMouseEvent* event) {
    const Hand hand = std::exchange(m_hand, Hand::None);
    if (hand == Hand::None || m_held < 0) return QWidget::mouseReleaseEvent(event);
    const Placed after = m_notes[static_cast<std::size_t>(m_held)];
    if (m_wasMoved) {
        m_notes[static_cast<std::size_t>(m_held)] = m_before;
        change(m_held, after, hand == Hand::Stretch ? tr("Length of a note") : tr("Move a note"));
    } else if (isDrums()) {
        remove(m_held);
    }
    m_held = -1;
}

void NoteEditor::mouseDoubleClickEvent(QMouseEvent* event) {
    const int note = noteAt(event->position());
    if (isDrums()) return mousePressEvent(event); // quick clicks on a step count each
    if (note >= 0) remove(note);
    m_held = -1;
}

void NoteEditor::wheelEvent(QWheelEvent* event) {
    const int note = noteAt(event->position());
    if (note < 0) return QWidget::wheelEvent(event);
    louder(note, event->angleDelta().y() > 0 ? velocityStep : -velocityStep);
    event->accept();
}

// --- keys

int NoteEditor::noteAtCursor() const {
    for (std::size_t n = 0; n < m_notes.size(); ++n)
        if (m_notes[n].row == m_row && m_notes[n].note.pos >= m_beat - step / 2.0 &&
            m_notes[n].note.pos < m_beat + step / 2.0)
            return static_cast<int>(n);
    return -1;
}

void NoteEditor::moveCursor(int rows, double by) {
    m_row = std::clamp(m_row + rows, 0, static_cast<int>(m_rows.size()) - 1);
    m_beat = std::clamp(m_beat + by, 0.0, beats() - step);
    speak();
    update();
}

bool NoteEditor::run(const QKeyEvent& event, bool onlyAsk) {
    if (m_rows.empty()) return false;
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const int note = noteAtCursor();
    const auto arrow = [&]() -> std::optional<std::pair<int, int>> { // rows, steps
        switch (event.key()) {
        case Qt::Key_Left:
            return std::pair(0, -1);
        case Qt::Key_Right:
            return std::pair(0, 1);
        case Qt::Key_Up:
            return std::pair(-1, 0);
        case Qt::Key_Down:
            return std::pair(1, 0);
        default:
            return std::nullopt;
        }
    }();
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        if (!onlyAsk && note >= 0) remove(note);
        if (!onlyAsk && note < 0) add(m_row, m_beat);
        return true;
    }
    if (event.key() == Qt::Key_Delete) {
        if (!onlyAsk && note >= 0) remove(note);
        return note >= 0;
    }
    if (!arrow) return false;
    const auto [rows, steps] = *arrow;
    if (modifiers == Qt::NoModifier) {
        if (!onlyAsk) moveCursor(rows, steps * step);
        return true;
    }
    if (note < 0) return false;
    Placed to = m_notes[static_cast<std::size_t>(note)];
    if (modifiers == Qt::ControlModifier && rows != 0) {
        if (!onlyAsk) louder(note, -rows * velocityStep);
        return true;
    }
    if (modifiers == Qt::ShiftModifier && steps != 0) {
        to.note.len = std::clamp(to.note.len + steps * step, step, beats() - to.note.pos);
        if (!onlyAsk) change(note, to, tr("Length of a note"));
        return true;
    }
    if (modifiers == Qt::AltModifier) {
        to.note.pos = std::clamp(to.note.pos + steps * step, 0.0, beats() - step);
        if (!isDrums()) to.row = std::clamp(to.row + rows, 0, static_cast<int>(m_rows.size()) - 1);
        if (!onlyAsk) change(note, to, tr("Move a note"));
        if (!onlyAsk) moveCursor(isDrums() ? 0 : rows, steps * step);
        return true;
    }
    return false;
}

void NoteEditor::keyPressEvent(QKeyEvent* event) {
    if (!run(*event, false)) QWidget::keyPressEvent(event);
}

bool NoteEditor::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && run(*static_cast<QKeyEvent*>(event), true))
        event->accept();
    return QWidget::event(event);
}

void NoteEditor::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) update();
}

void NoteEditor::speak() {
    if (m_rows.empty()) return setAccessibleDescription(tr("No clip with notes under the cursor"));
    const int note = noteAtCursor();
    QStringList parts = {m_rows[static_cast<std::size_t>(m_row)].name, tr("beat %1").arg(m_beat + 1.0)};
    if (note >= 0)
        parts << tr("note, velocity %1").arg(m_notes[static_cast<std::size_t>(note)].note.velocity);
    else
        parts << tr("empty");
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

}
