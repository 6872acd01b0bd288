#include "find/hit_prominence.h"

#include "features/hop_range.h"
#include "find/hit_neighbours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace gleaner::analysis {

namespace {
/// bands whose rises are averaged; follows from the six of the novelty (docs/detection.md 1.3); F of hits
/// +0.005 at 5, flat at 8; overlap of hits +0.006 at 5, -0.035 at 8
constexpr std::size_t bestBands = 6;
/// hops of 10 ms looked at before an onset, but for the last two; found on the first scenes
/// (packaging/training/README.md); flat at 10 and 15
constexpr std::size_t beforeHops = 12;
/// hops of 10 ms next to an onset that are left out; found on the first scenes
/// (packaging/training/README.md); flat at 1 and 3
constexpr std::size_t nearHops = 2;
/// s to both sides in which the novelty may be restless; found on the first scenes
/// (packaging/training/README.md); flat at 0.8x and 1.25x
constexpr double noveltyReachSeconds = 10.0;
/// s from one reading of the restlessness to the next; origin not recorded; flat at 0.8x and 1.25x
constexpr double gridSeconds = 2.0;
/// share of the novelty that lies below what is called restless; found on the first scenes
/// (packaging/training/README.md); flat at 0.975 and 0.984
constexpr double localNoveltyShare = 0.98;
/// dB that restlessness takes away at most; found on the first scenes (packaging/training/README.md); flat at
/// 0.8x and 1.25x
constexpr float mostNoveltyDb = 1.5F;
/// hops of 10 ms after the first frames, which hold the jump itself; origin not recorded; flat at 1 and 3 of
/// the first, 3 and 5 of the second
constexpr HopRange beginningHops = {2, 4};
/// bands up to 360 Hz, in which the filter for rumble may ring; origin not recorded; flat at 3 and 5
constexpr std::size_t ringingBands = 4;
/// dB at most: strokes into the ringing of the last one stay strokes; found on the first scenes
/// (packaging/training/README.md); F of hits -0.008 at 0.8x, flat at 1.25x; overlap of hits -0.006 at 0.8x,
/// flat at 1.25x
constexpr float mostBeforeDb = 1.5F;
/// dB of novelty: where something strikes this plainly, faint strokes are credible too; found on the first
/// scenes (packaging/training/README.md); flat at 0.8x and 1.25x
constexpr float plainDb = 10.0F;
/// weight of each dB that is missing to that; found on the first scenes (packaging/training/README.md); flat
/// at 0.8x and 1.25x
constexpr float loneCost = 0.4F;
/// hops of 10 ms that count as sounding, whatever they are; origin not recorded; flat at 1 and 3
constexpr std::size_t onsetHops = 2;
/// dB over the background: not gone yet; found on the first scenes (packaging/training/README.md); F of hits
/// +0.005 at 0.8x, flat at 1.25x; overlap of hits -0.005 at 0.8x, flat at 1.25x
constexpr float soundingDb = 1.0F;
/// s that a sound lasts which gains and loses nothing; found on the first scenes
/// (packaging/training/README.md); F of hits -0.004 at 0.8x, flat at 1.25x; overlap of hits -0.010 at 0.8x,
/// flat at 1.25x
constexpr double usualSeconds = 0.06;
/// s from the onset: longer counts no more; found on the first scenes (packaging/training/README.md); F of
/// hits flat at 0.8x, -0.008 at 1.25x; overlap of hits flat at 0.8x, -0.006 at 1.25x
constexpr double longestSustain = 0.085;
/// factor of the prominence of a rebound; found on the first scenes (packaging/training/README.md); F of hits
/// flat at 0.8x, -0.004 at 1.25x; overlap of hits flat at 0.8x, -0.005 at 1.25x
constexpr float reboundWorth = 0.2F;

float excessBefore(const FeatureTrack& track, std::size_t hop) {
    float sum = 0.0F;
    for (std::size_t c = hop - std::min(hop, beforeHops); c + nearHops < hop; ++c)
        sum += excessDb(track, c);
    return std::min(mostBeforeDb, sum / static_cast<float>(beforeHops - nearHops));
}

/// What a recording begins with, dB over the background. Where rumble is cut off in mid-wave the filters
/// ring, but only in the lowest bands.
float excessAtBeginning(const FeatureTrack& track) {
    float highest = 0.0F;
    for (std::size_t c = beginningHops.begin; c < std::min(track.hops(), beginningHops.end); ++c)
        highest = std::max(highest, excessDb(track, c, ringingBands));
    return highest;
}

/// A dB for each time that it sounds twice as long as 60 ms, -1.6 to 0.5: the grain of rain is gone at once.
float sustain(const FeatureTrack& track, std::size_t hop) {
    const auto secondsTo = [&](std::size_t end) {
        return static_cast<double>(end - hop) * FeatureTrack::hopSeconds;
    };
    std::size_t end = hop + onsetHops;
    while (end < track.hops() && secondsTo(end) < longestSustain && excessDb(track, end) >= soundingDb)
        ++end;
    return static_cast<float>(std::log2(std::min(longestSustain, secondsTo(end)) / usualSeconds));
}

/// The 98th percentile of the novelty around every second second.
std::vector<float> localNovelty(const FeatureTrack& track) {
    const NoveltyCurve& novelty = track.novelty();
    const auto reach = static_cast<std::size_t>(noveltyReachSeconds * track.noveltyRate());
    const auto step = static_cast<std::size_t>(gridSeconds * track.noveltyRate()) + 1;
    std::vector<float> result;
    std::vector<float> window;
    for (std::size_t middle = 0; middle < novelty.size() + step; middle += step) {
        const std::size_t from = std::min(novelty.size() - 1, middle - std::min(middle, reach));
        window.clear();
        for (std::size_t i = from; i < std::min(novelty.size(), middle + reach); ++i)
            window.push_back(novelty[i]);
        const auto at = window.begin() + static_cast<std::ptrdiff_t>(localNoveltyShare *
                                                                     static_cast<double>(window.size() - 1));
        std::nth_element(window.begin(), at, window.end());
        result.push_back(std::min(mostNoveltyDb, *at));
    }
    return result;
}
}

float excessDb(const FeatureTrack& track, std::size_t hop, std::size_t lowestBand) {
    std::array<float, maxBands> rises{};
    const FeatureTrack::Floor& floor = track.floorAt(hop);
    for (std::size_t b = lowestBand; b < track.bands(); ++b)
        rises[b] = std::max(0.0F, track.level(hop, b) - floor.background(b));
    const std::size_t count = std::min(bestBands, track.bands());
    if (count == 0) return 0.0F;
    std::partial_sort(rises.begin(), rises.begin() + static_cast<std::ptrdiff_t>(count),
                      rises.begin() + static_cast<std::ptrdiff_t>(track.bands()), std::greater<>());
    float sum = 0.0F;
    for (std::size_t i = 0; i < count; ++i)
        sum += rises[i];
    return sum / static_cast<float>(count);
}

std::vector<float> prominences(const FeatureTrack& track, const std::vector<NoveltyPeak>& peaks) {
    if (peaks.empty()) return {};
    const std::vector<float> novelty = localNovelty(track);
    const std::vector<float> others = neighbourPeaks(peaks, track.noveltyRate());
    const std::vector<bool> bounced = rebounds(peaks, track.noveltyRate());
    const auto step = static_cast<std::size_t>(gridSeconds * track.noveltyRate()) + 1;
    std::vector<float> result;
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        const NoveltyPeak& peak = peaks[i];
        const double onset = peak.onset / track.noveltyRate();
        const auto hop = static_cast<std::size_t>(onset / FeatureTrack::hopSeconds);
        const auto nearest = (static_cast<std::size_t>(peak.frame) + step / 2) / step;
        const bool isBeginning = onset < beginningSeconds;
        const float height = isBeginning ? std::min(peak.height, excessAtBeginning(track)) : peak.height;
        float prominence = height - excessBefore(track, hop) - novelty[nearest] + sustain(track, hop);
        prominence -= loneCost * std::max(0.0F, plainDb - others[i]);
        if (bounced[i]) prominence *= reboundWorth;
        result.push_back(prominence);
    }
    return result;
}

}
