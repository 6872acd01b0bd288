#include "features/hit_novelty.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace gleaner::analysis {

namespace {
constexpr std::size_t bestBands = 6;
constexpr std::size_t nearestPast = 2; ///< frames back: nearer ones overlap the frame itself
constexpr double neighbourhoodSeconds = 0.020;
constexpr double deadSeconds = 0.050;
constexpr float riseShare = 0.2F;
}

float HitNovelty::operator()(const BandLevels& levels, const FloorLevels& floor) {
    std::array<float, maxBands> rises{};
    for (std::size_t b = 0; b < m_bands; ++b) {
        float before = floor.background[b];
        for (std::size_t back = nearestPast; back < std::min(history, m_frames + 1); ++back)
            before = std::max(before, m_past[(m_frames - back) % history][b]);
        rises[b] = std::max(0.0F, levels[b] - before);
    }
    m_past[m_frames++ % history] = levels;
    const std::size_t best = std::min(bestBands, m_bands);
    std::partial_sort(rises.begin(), rises.begin() + static_cast<std::ptrdiff_t>(best),
                      rises.begin() + static_cast<std::ptrdiff_t>(m_bands), std::greater<>());
    float sum = 0.0F;
    for (std::size_t i = 0; i < best; ++i)
        sum += rises[i];
    return best ? sum / static_cast<float>(best) : 0.0F;
}

namespace {
/// The first of the highest from `from` up to `to`.
template <class Curve>
std::size_t highest(const Curve& novelty, std::size_t from, std::size_t to) {
    std::size_t best = from;
    for (std::size_t i = from + 1; i < to; ++i)
        if (novelty[i] > novelty[best]) best = i;
    return best;
}

template <class Curve>
std::vector<NoveltyPeak> peaksOf(const Curve& novelty, double framesPerSecond, double threshold) {
    const auto reach = static_cast<std::size_t>(std::lround(neighbourhoodSeconds * framesPerSecond));
    const auto dead = static_cast<std::size_t>(std::lround(deadSeconds * framesPerSecond));
    std::vector<NoveltyPeak> peaks;
    for (std::size_t i = 0; i < novelty.size(); ++i) {
        if (static_cast<double>(novelty[i]) <= threshold) continue;
        if (!peaks.empty() && i - static_cast<std::size_t>(peaks.back().frame) < dead) continue;
        if (highest(novelty, i - std::min(i, reach), std::min(novelty.size(), i + reach + 1)) != i) continue;
        std::size_t onset = i;
        while (onset > 0 && i - onset < dead && novelty[onset - 1] > riseShare * novelty[i])
            --onset;
        peaks.push_back({static_cast<int>(i), static_cast<int>(onset), novelty[i]});
    }
    return peaks;
}
}

std::vector<NoveltyPeak> pickPeaks(std::span<const float> novelty, double framesPerSecond, double threshold) {
    return peaksOf(novelty, framesPerSecond, threshold);
}

std::vector<NoveltyPeak> pickPeaks(const NoveltyCurve& novelty, double framesPerSecond, double threshold) {
    return peaksOf(novelty, framesPerSecond, threshold);
}

}
