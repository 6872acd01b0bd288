#include "find/loop_round.h"

#include "rhythm/tempo.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
/// share of the pulse of the tempo, where the wave itself does not come back; origin not recorded; flat at
/// 0.8x and 1.25x
constexpr double leastPulse = 0.3;
/// share of a tempo that a whole number may be away; origin not recorded; flat at 0.8x and 1.25x
constexpr double wholeBpmTolerance = 0.002;
/// share of a tempo that a half number may be away; origin not recorded; flat at 0.8x and 1.25x
constexpr double halfBpmTolerance = 0.0005;
}

double plainTempo(double bpm) {
    if (std::abs(bpm - std::round(bpm)) < wholeBpmTolerance * bpm) return std::round(bpm);
    if (std::abs(2.0 * bpm - std::round(2.0 * bpm)) < halfBpmTolerance * bpm)
        return std::round(2.0 * bpm) / 2.0;
    return bpm;
}

std::optional<Round> roundOf(const Repetition& repetition, std::span<const float> mono, double rate,
                             const TempoRange& tempi) {
    const auto tempo = estimateTempo(mono, rate, {.roundSeconds = repetition.seconds, .range = tempi});
    if (!tempo) return std::nullopt;
    Round round{tempo->bpm, static_cast<int>(std::lround(tempo->bpm * repetition.seconds / 60.0))};
    round.bpm = 60.0 * round.beats / repetition.seconds;
    if (round.beats < 1 || !tempi.contains(round.bpm)) return std::nullopt;
    if (!repetition.isExact() && (round.beats % 4 != 0 || tempo->pulse < leastPulse)) return std::nullopt;
    // A round is a bar or several wherever that is a possible tempo.
    if (round.beats % 4 == 2 && 2.0 * round.bpm <= std::min(fastestBar, tempi.fastest)) {
        round.beats *= 2;
        round.bpm *= 2.0;
    }
    return round;
}

}
