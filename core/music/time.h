#pragma once

#include "base/units.h"

#include <cstdint>

namespace gleaner::music {

/// Pulses per quarter note of everything we write: 96, the only value 1,332 of 1,333 real projects use.
inline constexpr int defaultPpq = 96;
inline constexpr double beatsPerBar = 4.0;

/// Nearest tick of a position in beats, halves up: floor(beats * ppq + 0.5) (docs/music.md 1.1).
std::int64_t ticksFromBeats(double beats, int ppq = defaultPpq);
double beatsFromTicks(std::int64_t ticks, int ppq = defaultPpq);
double secondsFromBeats(Beats beats, Bpm bpm);

}
