#include "find/loop_period.h"

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

std::optional<Period> periodOf(const Repetition& repetition, std::span<const float> mono, double rate,
                               const TempoRange& tempi) {
    const auto tempo = estimateTempo(mono, rate, {.periodSeconds = repetition.seconds, .range = tempi});
    if (!tempo) return std::nullopt;
    Period period{tempo->bpm, static_cast<int>(std::lround(tempo->bpm * repetition.seconds / 60.0))};
    period.bpm = 60.0 * period.beats / repetition.seconds;
    if (period.beats < 1 || !tempi.contains(period.bpm)) return std::nullopt;
    if (!repetition.isExact() && (period.beats % 4 != 0 || tempo->pulse < leastPulse)) return std::nullopt;
    // A round is a bar or several wherever that is a possible tempo.
    if (period.beats % 4 == 2 && 2.0 * period.bpm <= std::min(fastestBar, tempi.fastest)) {
        period.beats *= 2;
        period.bpm *= 2.0;
    }
    return period;
}

}
