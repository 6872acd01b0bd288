#pragma once

#include "music/song.h"
#include "styles/drum_voice.h"

#include <QString>
#include <QStringList>

#include <cmath>
#include <vector>

// Rhythms as producers write them: a character a sixteenth, bars parted by a space.

namespace gleaner::test {

inline void mark(QString& row, double beats) {
    const auto step = static_cast<qsizetype>(std::lround(beats * 4.0));
    const qsizetype place = step + step / 16;
    if (place < row.size()) row[place] = QLatin1Char('x');
}

inline QString emptyBars(int bars) {
    QStringList rows;
    for (int bar = 0; bar < bars; ++bar)
        rows += QStringLiteral("................");
    return rows.join(QLatin1Char(' '));
}

/// What one voice plays, as x...x...
inline QString rowOf(const std::vector<music::DrumNote>& notes, compose::Voice voice, int bars = 1) {
    QString row = emptyBars(bars);
    for (const music::DrumNote& hit : notes)
        if (hit.channel == compose::channelOf(voice)) mark(row, hit.note.pos);
    return row;
}

inline QString rowOf(const std::vector<music::Note>& notes, int bars = 1) {
    QString row = emptyBars(bars);
    for (const music::Note& note : notes)
        mark(row, note.pos);
    return row;
}

/// A kit in which every voice has a sample.
inline compose::VoiceSet fullKit() {
    compose::VoiceSet assigned;
    assigned.fill(true);
    return assigned;
}

inline compose::VoiceSet kitOf(std::initializer_list<compose::Voice> voices) {
    compose::VoiceSet assigned{};
    for (const compose::Voice voice : voices)
        assigned[static_cast<std::size_t>(voice)] = true;
    return assigned;
}

}
