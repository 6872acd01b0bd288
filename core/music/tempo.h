#pragma once

#include <cmath>
#include <optional>

namespace gleaner::music {

/// Bars are of four beats throughout.
inline constexpr int beatsABar = 4;

/// The bars that so many beats make, where they make whole ones.
constexpr std::optional<int> wholeBars(int beats) {
    return beats % beatsABar == 0 ? std::optional(beats / beatsABar) : std::nullopt;
}

/// Two tempi nearer to each other than this share of one are the same: neither an ear nor a detector parts
/// them.
inline constexpr double sameTempoShare = 0.04;

/// Whether two tempi, in beats a minute, are the same.
inline bool isSameTempo(double bpm, double other, double share = sameTempoShare) {
    return std::abs(bpm / other - 1.0) < share;
}

/// Of octaves: nearer to one than this is one.
inline constexpr double octaveTolerance = 0.06;

/// Whether one of two tempi counts the same beat twice as fast.
inline bool isOctave(double bpm, double other) {
    return std::abs(std::abs(std::log2(bpm / other)) - 1.0) < octaveTolerance;
}

}
