#pragma once

#include "styles/drum_voice.h"

#include <array>
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
    double bpm = 0.0;                     ///< usual tempo
    double swing = 50.0;                  ///< percent, 50 is straight
    std::string_view verseBass, bass;     ///< ids of bass styles
    std::string_view verseChords, chords; ///< ids of chord rhythms
    std::array<StepRow, 6> rows{};
};

/// The mark of a row at a step of a bar, the row's bars taking turns.
char markAt(const StepRow& row, int bar, int step);

}
