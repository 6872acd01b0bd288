#pragma once

namespace gleaner::music {

/// How a bar is counted, as it is written: four quarters, six eighths. Positions are in quarters whatever the
/// metre.
struct Metre {
    int beats = 4;
    int unit = 4; ///< the note that is a beat: a quarter, an eighth
    friend bool operator==(const Metre&, const Metre&) = default;
};

/// Quarters in a bar.
constexpr double barBeats(const Metre& metre) { return 4.0 * metre.beats / metre.unit; }

}
