#pragma once

#include "analysis/noise_floor.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace gleaner::analysis {

/// How much a frame stands out, in dB: over the loudest of the frames just before it and over the background,
/// averaged over its best bands (analysis.md 2.2, the reference prototype). Level independent.
class HitNovelty {
public:
    explicit HitNovelty(std::size_t bands) : m_bands(bands) {}
    float operator()(const BandLevels& levels, const FloorLevels& floor);

private:
    static constexpr std::size_t history = 12;
    std::size_t m_bands;
    std::array<BandLevels, history> m_past{}; ///< ring
    std::size_t m_frames = 0;
};

/// A moment that stands out.
struct NoveltyPeak {
    int frame = 0;       ///< of the peak
    int onset = 0;       ///< frame where the rise began: 20 % of the peak
    float height = 0.0F; ///< dB
};

/// Peaks above `threshold` dB that are the highest within 20 ms and at least 50 ms apart.
std::vector<NoveltyPeak> pickPeaks(std::span<const float> novelty, double framesPerSecond, double threshold);

}
