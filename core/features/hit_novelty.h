#pragma once

#include "features/noise_floor.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace gleaner::analysis {

/// How much a frame stands out, in dB: over the loudest of the frames just before it and over the background,
/// averaged over its best bands (docs/detection.md 1.3). Level independent.
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

/// Novelty of a whole recording, frame by frame, in steps of 1/512 dB up to 128 dB: two bytes a frame, 25 MB
/// for ten hours.
class NoveltyCurve {
public:
    void reserve(std::size_t frames) { m_steps.reserve(frames); }
    void push_back(float decibels) {
        m_steps.push_back(static_cast<std::uint16_t>(std::clamp(decibels * steps + 0.5F, 0.0F, 65535.0F)));
    }
    std::size_t size() const { return m_steps.size(); }
    float operator[](std::size_t frame) const { return static_cast<float>(m_steps[frame]) / steps; }

private:
    static constexpr float steps = 512.0F; ///< a decibel
    std::vector<std::uint16_t> m_steps;
};

/// A moment that stands out.
struct NoveltyPeak {
    int frame = 0;       ///< of the peak
    int onset = 0;       ///< frame where the rise began: 20 % of the peak
    float height = 0.0F; ///< dB
};

/// Seconds in which a recording's beginning looks like a strike, and is none.
inline constexpr double beginningSeconds = 0.04;

/// Peaks above `threshold` dB that are the highest within 20 ms and at least 50 ms apart.
std::vector<NoveltyPeak> pickPeaks(std::span<const float> novelty, double framesPerSecond, double threshold);
std::vector<NoveltyPeak> pickPeaks(const NoveltyCurve& novelty, double framesPerSecond, double threshold);

}
