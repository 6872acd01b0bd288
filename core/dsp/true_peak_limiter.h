#pragma once

#include "base/units.h"

#include <span>
#include <vector>

namespace gleaner::dsp {

/// Largest magnitude of the ideally reconstructed signal: `channel` oversampled to at least 192 kHz and at least 4 times.
/// Returns a linear factor. Error against a 32-fold FFT reconstruction below 0.1 dB.
double truePeak(std::span<const float> channel, int rate);

struct LimiterSettings {
    Decibels ceiling{-1.0};   ///< dBTP, held to 0.1 dB
    double lookaheadMs = 2.0;
    double releaseMs = 80.0;
};

/// Linked true-peak limiter over all channels, in place, whole sample, no delay. Returns the most gain reduction (>= 0 dB).
Decibels limitTruePeak(std::span<std::span<float>> channels, int rate, const LimiterSettings& settings);

}
