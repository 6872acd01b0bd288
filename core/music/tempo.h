#pragma once

#include <cmath>

namespace gleaner::music {

/// Two tempi nearer to each other than this share of one are the same: neither an ear nor a detector parts
/// them.
inline constexpr double sameTempoShare = 0.04;

/// Whether two tempi, in beats a minute, are the same.
inline bool isSameTempo(double bpm, double other, double share = sameTempoShare) {
    return std::abs(bpm / other - 1.0) < share;
}

}
