#include "find/hit_neighbours.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
/// s to both sides in which another peak speaks for a faint one; found on the first scenes
/// (packaging/training/README.md); flat at 0.8x and 1.25x
constexpr double neighbourSeconds = 10.0;
/// s to both sides in which strokes are counted; found on the first scenes (packaging/training/README.md);
/// flat at 0.8x and 1.25x
constexpr double aroundSeconds = 2.0;
/// dB of novelty: lower peaks say nothing about how soon strokes follow each other; found on the first scenes
/// (packaging/training/README.md); flat at 0.8x and 1.25x
constexpr float strokeDb = 5.0F;
/// s after a stroke in which another may be its rebound; found on the first scenes
/// (packaging/training/README.md); F of hits -0.004 at 0.8x, flat at 1.25x
constexpr double reboundSeconds = 0.35;
/// dB that a rebound is lower than its stroke; found on the first scenes (packaging/training/README.md); flat
/// at 0.8x and 1.25x
constexpr float lowerDb = 3.0F;
/// share of the usual time from stroke to stroke in which a rebound comes; found on the first scenes
/// (packaging/training/README.md); flat at 0.8x and 1.25x
constexpr double reboundShare = 0.25;

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

bool isRebound(std::span<const NoveltyPeak> peaks, std::size_t i, double framesPerSecond) {
    const double longest = std::min(reboundSeconds, reboundShare * usualGap(peaks, i, framesPerSecond));
    const auto before = near(peaks, i, framesOf(longest, framesPerSecond));
    return std::any_of(before.begin(), before.end(), [&](const NoveltyPeak& peak) {
        return peak.frame < peaks[i].frame && peak.height >= peaks[i].height + lowerDb;
    });
}
}

std::vector<float> neighbourPeaks(std::span<const NoveltyPeak> peaks, double framesPerSecond) {
    const int reach = framesOf(neighbourSeconds, framesPerSecond);
    std::vector<float> highest(peaks.size(), 0.0F);
    for (std::size_t i = 0; i < peaks.size(); ++i)
        for (const NoveltyPeak& other : near(peaks, i, reach))
            if (other.frame != peaks[i].frame) highest[i] = std::max(highest[i], other.height);
    return highest;
}

std::vector<bool> rebounds(std::span<const NoveltyPeak> peaks, double framesPerSecond) {
    std::vector<bool> result(peaks.size());
    for (std::size_t i = 0; i < peaks.size(); ++i)
        result[i] = isRebound(peaks, i, framesPerSecond);
    return result;
}

}
