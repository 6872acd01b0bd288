#include "find/hit_prominence.h"

#include "features/cell_range.h"
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
/// cells of 10 ms looked at before an onset, but for the last two; found on the first scenes
/// (packaging/training/README.md); flat at 10 and 15
constexpr std::size_t beforeCells = 12;
/// cells of 10 ms next to an onset that are left out; found on the first scenes
/// (packaging/training/README.md); flat at 1 and 3
constexpr std::size_t nearCells = 2;
/// s to both sides in which the novelty may be restless; found on the first scenes
/// (packaging/training/README.md); flat at 0.8x and 1.25x
constexpr double restlessReachSeconds = 10.0;
/// s from one reading of the restlessness to the next; origin not recorded; flat at 0.8x and 1.25x
constexpr double gridSeconds = 2.0;
/// share of the novelty that lies below what is called restless; found on the first scenes
/// (packaging/training/README.md); flat at 0.975 and 0.984
constexpr double restlessShare = 0.98;
/// dB that restlessness takes away at most; found on the first scenes (packaging/training/README.md); flat at
/// 0.8x and 1.25x
constexpr float mostRestlessDb = 1.5F;
/// cells of 10 ms after the first frames, which hold the jump itself; origin not recorded; flat at 1 and 3 of
/// the first, 3 and 5 of the second
constexpr CellRange beginningCells = {2, 4};
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
/// cells of 10 ms that count as sounding, whatever they are; origin not recorded; flat at 1 and 3
constexpr std::size_t onsetCells = 2;
/// dB over the background: not gone yet; found on the first scenes (packaging/training/README.md); F of hits
/// +0.005 at 0.8x, flat at 1.25x; overlap of hits -0.005 at 0.8x, flat at 1.25x
constexpr float soundingDb = 1.0F;
/// s that a sound lasts which gains and loses nothing; found on the first scenes
/// (packaging/training/README.md); F of hits -0.004 at 0.8x, flat at 1.25x; overlap of hits -0.010 at 0.8x,
/// flat at 1.25x
constexpr double usualSeconds = 0.06;
/// s from the onset: longer counts no more; found on the first scenes (packaging/training/README.md); F of
/// hits flat at 0.8x, -0.008 at 1.25x; overlap of hits flat at 0.8x, -0.006 at 1.25x
constexpr double longestLasting = 0.085;
/// factor of the prominence of a rebound; found on the first scenes (packaging/training/README.md); F of hits
/// flat at 0.8x, -0.004 at 1.25x; overlap of hits flat at 0.8x, -0.005 at 1.25x
constexpr float bounceWorth = 0.2F;

float excessBefore(const RecordingTrack& track, std::size_t cell) {
    float sum = 0.0F;
    for (std::size_t c = cell - std::min(cell, beforeCells); c + nearCells < cell; ++c)
        sum += excessDb(track, c);
    return std::min(mostBeforeDb, sum / static_cast<float>(beforeCells - nearCells));
}

/// What a recording begins with, dB over the background. Where rumble is cut off in mid-wave the filters
/// ring, but only in the lowest bands.
float excessAtBeginning(const RecordingTrack& track) {
    float highest = 0.0F;
    for (std::size_t c = beginningCells.begin; c < std::min(track.cells(), beginningCells.end); ++c)
        highest = std::max(highest, excessDb(track, c, ringingBands));
    return highest;
}

/// A dB for each time that it sounds twice as long as 60 ms, -1.6 to 0.5: the grain of rain is gone at once.
float lasting(const RecordingTrack& track, std::size_t cell) {
    const auto secondsTo = [&](std::size_t end) {
        return static_cast<double>(end - cell) * RecordingTrack::cellSeconds;
    };
    std::size_t end = cell + onsetCells;
    while (end < track.cells() && secondsTo(end) < longestLasting && excessDb(track, end) >= soundingDb)
        ++end;
    return static_cast<float>(std::log2(std::min(longestLasting, secondsTo(end)) / usualSeconds));
}

/// The 98th percentile of the novelty around every second second.
std::vector<float> restlessness(const RecordingTrack& track) {
    const NoveltyCurve& novelty = track.novelty();
    const auto reach = static_cast<std::size_t>(restlessReachSeconds * track.noveltyRate());
    const auto step = static_cast<std::size_t>(gridSeconds * track.noveltyRate()) + 1;
    std::vector<float> result;
    std::vector<float> window;
    for (std::size_t middle = 0; middle < novelty.size() + step; middle += step) {
        const std::size_t from = std::min(novelty.size() - 1, middle - std::min(middle, reach));
        window.clear();
        for (std::size_t i = from; i < std::min(novelty.size(), middle + reach); ++i)
            window.push_back(novelty[i]);
        const auto at = window.begin() +
                        static_cast<std::ptrdiff_t>(restlessShare * static_cast<double>(window.size() - 1));
        std::nth_element(window.begin(), at, window.end());
        result.push_back(std::min(mostRestlessDb, *at));
    }
    return result;
}
}

float excessDb(const RecordingTrack& track, std::size_t cell, std::size_t lowestBand) {
    std::array<float, maxBands> rises{};
    const RecordingTrack::Floor& floor = track.floorAt(cell);
    for (std::size_t b = lowestBand; b < track.bands(); ++b)
        rises[b] = std::max(0.0F, track.level(cell, b) - floor.background(b));
    const std::size_t count = std::min(bestBands, track.bands());
    if (count == 0) return 0.0F;
    std::partial_sort(rises.begin(), rises.begin() + static_cast<std::ptrdiff_t>(count),
                      rises.begin() + static_cast<std::ptrdiff_t>(track.bands()), std::greater<>());
    float sum = 0.0F;
    for (std::size_t i = 0; i < count; ++i)
        sum += rises[i];
    return sum / static_cast<float>(count);
}

std::vector<float> prominences(const RecordingTrack& track, const std::vector<NoveltyPeak>& peaks) {
    if (peaks.empty()) return {};
    const std::vector<float> restless = restlessness(track);
    const std::vector<float> others = company(peaks, track.noveltyRate());
    const std::vector<bool> bounced = bounces(peaks, track.noveltyRate());
    const auto step = static_cast<std::size_t>(gridSeconds * track.noveltyRate()) + 1;
    std::vector<float> result;
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        const NoveltyPeak& peak = peaks[i];
        const double onset = peak.onset / track.noveltyRate();
        const auto cell = static_cast<std::size_t>(onset / RecordingTrack::cellSeconds);
        const auto nearest = (static_cast<std::size_t>(peak.frame) + step / 2) / step;
        const bool isBeginning = onset < beginningSeconds;
        const float height = isBeginning ? std::min(peak.height, excessAtBeginning(track)) : peak.height;
        float prominence = height - excessBefore(track, cell) - restless[nearest] + lasting(track, cell);
        prominence -= loneCost * std::max(0.0F, plainDb - others[i]);
        if (bounced[i]) prominence *= bounceWorth;
        result.push_back(prominence);
    }
    return result;
}

}
