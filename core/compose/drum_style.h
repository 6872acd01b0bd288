#pragma once

#include "compose/drum_voice.h"

#include <array>
#include <span>
#include <string_view>

namespace gleaner::compose {

/// Sixteenths: step s of a bar is s / 4 beats.
inline constexpr int stepsPerBar = 16;
inline constexpr double stepBeats = 0.25;

/// One voice of a beat, a character a sixteenth: `x` a hit, `X` an accent, `o` a ghost, `.` a rest. One bar,
/// or more that take turns.
struct StepRow {
    Voice voice = Voice::Kick;
    std::string_view steps; ///< empty: no row
};

/// A way of drumming, and the bass and chords that go with it (docs/music.md 1.2, 2.1). Facts, written down
/// anew.
struct DrumStyle {
    std::string_view id, name, help;
    double bpm;                           ///< usual tempo
    double swing;                         ///< percent, 50 is straight
    std::string_view verseBass, bass;     ///< ids of bass styles
    std::string_view verseChords, chords; ///< ids of chord rhythms
    std::array<StepRow, 6> rows;
};

std::span<const DrumStyle> drumStyles();
/// Null for an unknown id.
const DrumStyle* findDrumStyle(std::string_view id);

/// The mark of a row at a step of a bar, the row's bars taking turns.
char markAt(const StepRow& row, int bar, int step);

}
