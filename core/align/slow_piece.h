#pragma once

#include "signal/excerpt.h"

#include <vector>

namespace gleaner::align {

/// What delays are measured at: a sample is an eighth of a millisecond, and they are read between them.
inline constexpr int delayRate = 8000; ///< Hz

/// `length` samples at `delayRate` from a frame on, mono; zeros where there is no sound (any more).
std::vector<float> slowPiece(analysis::Excerpts& source, Frame begin, int length);

}
