#pragma once

#include "rhythm/repetition.h"
#include "slices/tempo_range.h"

#include <optional>
#include <span>

namespace gleaner::analysis {

/// bpm up to which half a bar is taken for a bar; origin not recorded; flat at 0.8x and 1.25x
inline constexpr double fastestBar = 180.0;
/// s, a bar of four beats at that tempo; follows from fastestBar
inline constexpr double shortestBar = 240.0 / fastestBar;

/// A round of what repeats, in musical terms.
struct Period {
    double bpm = 0.0; ///< as it is played
    int beats = 0;
};

/// A tempo that is nearly a plain number was meant to be one.
double plainTempo(double bpm);

/// The round of a repetition in mono audio of `rate` Hz; nothing where no tempo of the range goes with it.
std::optional<Period> periodOf(const Repetition& repetition, std::span<const float> mono, double rate,
                               const TempoRange& tempi);

}
