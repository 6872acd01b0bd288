#pragma once

#include "align/alignment.h"
#include "base/range.h"
#include "signal/excerpt.h"

#include <optional>

namespace gleaner::align {

/// The stretch of `other` in which the same is heard as in a stretch of `source`, by their clocks, and then
/// by the sound itself within +-20 ms, since sound takes 3 ms a metre to another place. `isSecond`: `source`
/// is the alignment's second. Nothing where `other` does not hold all of it. Throws Error.
std::optional<FrameRange> sameStretch(analysis::Excerpts& source, FrameRange range, analysis::Excerpts& other,
                                      const Alignment& alignment, bool isSecond);

/// How far a stretch stands over the floor around it, dB: its loudest 50 ms over the 20th percentile of those
/// within 4 s. Of the mono sum, above 120 Hz, so that wind and hum are no sound and no floor. 0 for silence.
/// Throws Error.
double distanceToFloor(analysis::Excerpts& source, FrameRange range);

}
