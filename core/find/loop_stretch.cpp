#include "find/loop_stretch.h"

#include "features/band_spectrogram.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
/// s of a hop of the track; follows from FeatureTrack
constexpr double hopSeconds = FeatureTrack::hopSeconds;
/// hops of 10 ms that are compared at once, the second of docs/detection.md 3.1; origin not recorded; flat
/// at 80 and 125
constexpr std::size_t similarHops = 100;
/// hops of 10 ms from one comparison to the next; origin not recorded; flat at 4 and 6
constexpr std::size_t stretchStepHops = 5;
/// correlation above which a rhythm goes on; origin not recorded; flat at 0.8x and 1.25x
constexpr double stillSimilar = 0.5;

std::size_t hopAt(double seconds) {
    return static_cast<std::size_t>(std::lround(std::max(0.0, seconds) / hopSeconds));
}

HopRange widened(HopRange range, std::size_t by, std::size_t last) {
    return {range.begin - std::min(range.begin, by), std::min(range.end + by, last)};
}

std::size_t overlap(HopRange a, HopRange b) {
    const std::size_t begin = std::max(a.begin, b.begin);
    const std::size_t end = std::min(a.end, b.end);
    return end > begin ? end - begin : 0;
}
}

std::vector<BandLevels> levelsOf(const FeatureTrack& track, HopRange range) {
    std::vector<BandLevels> levels(range.length());
    for (std::size_t c = 0; c < range.length(); ++c)
        for (std::size_t b = 0; b < track.bands(); ++b)
            levels[c][b] = track.level(range.begin + c, b);
    return aboveFloor(levels, track.bands());
}

LoopStretch::LoopStretch(const FeatureTrack& track, HopRange window, double period)
    : m_bands(track.bands()), m_known(widened(window, hopAt(reachSeconds), track.hops())),
      m_levels(levelsOf(track, m_known)), m_lag(hopAt(period)), m_hops{window.begin, window.begin} {
    for (std::size_t c = window.begin; c < window.end; ++c)
        for (std::size_t b = 0; b < m_bands; ++b)
            m_mean[b] += m_levels[c - m_known.begin][b] / static_cast<float>(window.length());
    HopRange run;
    std::size_t most = 0;
    for (std::size_t c = m_known.begin; c + similarHops + m_lag <= m_known.end; c += stretchStepHops) {
        if (similarity(c, c + m_lag, similarHops) <= stillSimilar) {
            run = {};
            continue;
        }
        if (run.length() == 0) run.begin = c;
        run.end = c + similarHops + m_lag;
        const std::size_t shared = overlap(run, window);
        if (shared > most || (shared == most && shared > 0 && run.begin == m_hops.begin)) {
            most = shared;
            m_hops = run;
        }
    }
}

double LoopStretch::similarity(std::size_t first, std::size_t second, std::size_t length) const {
    if (std::min(first, second) < m_known.begin || std::max(first, second) + length > m_known.end) return 0.0;
    double product = 0.0;
    double early = 1e-6;
    double late = 1e-6;
    for (std::size_t c = 0; c < length; ++c)
        for (std::size_t b = 0; b < m_bands; ++b) {
            const auto x = static_cast<double>(m_levels[first + c - m_known.begin][b] - m_mean[b]);
            const auto y = static_cast<double>(m_levels[second + c - m_known.begin][b] - m_mean[b]);
            product += x * y;
            early += x * x;
            late += y * y;
        }
    return product / std::sqrt(early * late);
}

bool LoopStretch::holds(double begin, double end, double beatSeconds) const {
    const std::size_t beat = hopAt(beatSeconds);
    const std::size_t first = hopAt(begin);
    const std::size_t last = hopAt(end - beatSeconds);
    return similarity(first, first + m_lag, beat) > stillSimilar && last >= m_lag &&
           similarity(last, last - m_lag, beat) > stillSimilar;
}

}
