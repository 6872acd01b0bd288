#include "analysis/hit_novelty.h"

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

std::vector<NoveltyPeak> pickPeaks(std::span<const float> novelty, double framesPerSecond, double threshold) {
    const int count = static_cast<int>(novelty.size());
    const int reach = static_cast<int>(std::lround(neighbourhoodSeconds * framesPerSecond));
    const int dead = static_cast<int>(std::lround(deadSeconds * framesPerSecond));
    const auto at = [&](int i) { return novelty[static_cast<std::size_t>(i)]; };
    std::vector<NoveltyPeak> peaks;
    for (int i = 0; i < count; ++i) {
        if (static_cast<double>(at(i)) <= threshold) continue;
        if (!peaks.empty() && i - peaks.back().frame < dead) continue;
        const auto from = novelty.begin() + std::max(0, i - reach);
        const auto to = novelty.begin() + std::min(count, i + reach + 1);
        if (std::max_element(from, to) - novelty.begin() != i) continue;
        int onset = i;
        while (onset > 0 && i - onset < dead && at(onset - 1) > riseShare * at(i))
            --onset;
        peaks.push_back({i, onset, at(i)});
    }
    return peaks;
}

}
