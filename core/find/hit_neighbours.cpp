#include "find/hit_neighbours.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
constexpr double companySeconds = 10.0;
constexpr double aroundSeconds = 2.0;
constexpr float strokeDb = 5.0F; ///< lower peaks say nothing about how soon strokes follow each other
constexpr double bounceSeconds = 0.35;
constexpr float lowerDb = 3.0F;
constexpr double bounceShare = 0.25; ///< of the usual time from stroke to stroke

int framesOf(double seconds, double framesPerSecond) {
    return static_cast<int>(std::lround(seconds * framesPerSecond));
}

/// The peaks within `reach` frames of peak i, itself among them.
std::span<const NoveltyPeak> near(std::span<const NoveltyPeak> peaks, std::size_t i, int reach) {
    const auto before = [](const NoveltyPeak& peak, int frame) { return peak.frame < frame; };
    const auto from = std::lower_bound(peaks.begin(), peaks.end(), peaks[i].frame - reach, before);
    const auto to = std::lower_bound(peaks.begin(), peaks.end(), peaks[i].frame + reach + 1, before);
    return {from, to};
}

/// Seconds from stroke to stroke around peak i, which does not count itself.
double usualGap(std::span<const NoveltyPeak> peaks, std::size_t i, double framesPerSecond) {
    const auto around = near(peaks, i, framesOf(aroundSeconds, framesPerSecond));
    const auto strokes = std::count_if(around.begin(), around.end(), [&](const NoveltyPeak& peak) {
        return peak.height >= strokeDb && peak.frame != peaks[i].frame;
    });
    return 2.0 * aroundSeconds / static_cast<double>(std::max<std::ptrdiff_t>(1, strokes));
}

bool isBounce(std::span<const NoveltyPeak> peaks, std::size_t i, double framesPerSecond) {
    const double longest = std::min(bounceSeconds, bounceShare * usualGap(peaks, i, framesPerSecond));
    const auto before = near(peaks, i, framesOf(longest, framesPerSecond));
    return std::any_of(before.begin(), before.end(), [&](const NoveltyPeak& peak) {
        return peak.frame < peaks[i].frame && peak.height >= peaks[i].height + lowerDb;
    });
}
}

std::vector<float> company(std::span<const NoveltyPeak> peaks, double framesPerSecond) {
    const int reach = framesOf(companySeconds, framesPerSecond);
    std::vector<float> highest(peaks.size(), 0.0F);
    for (std::size_t i = 0; i < peaks.size(); ++i)
        for (const NoveltyPeak& other : near(peaks, i, reach))
            if (other.frame != peaks[i].frame) highest[i] = std::max(highest[i], other.height);
    return highest;
}

std::vector<bool> bounces(std::span<const NoveltyPeak> peaks, double framesPerSecond) {
    std::vector<bool> result(peaks.size());
    for (std::size_t i = 0; i < peaks.size(); ++i)
        result[i] = isBounce(peaks, i, framesPerSecond);
    return result;
}

}
