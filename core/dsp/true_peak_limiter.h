#pragma once

#include "base/units.h"
#include "dsp/true_peak.h"

#include <span>
#include <vector>

namespace gleaner::dsp {

struct LimiterSettings {
    Decibels ceiling{-1.0}; ///< dBTP, held to 0.1 dB
    double lookaheadMs = 2.0;
    double releaseMs = 80.0;
};

/// Linked true-peak limiter over all channels, in place, whole sample, no delay. Returns the most gain
/// reduction (>= 0 dB); a sample below the ceiling is left bit for bit.
Decibels limitTruePeak(std::span<std::span<float>> channels, int rate, const LimiterSettings& settings);

}
