#include "find/hit_prominence.h"

#include "features/cell_range.h"
#include "find/hit_neighbours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace gleaner::analysis {

namespace {
constexpr std::size_t bestBands = 6;
constexpr std::size_t beforeCells = 12; ///< looked at before an onset, but for the last two
constexpr std::size_t nearCells = 2;
constexpr double restlessReachSeconds = 10.0;
constexpr double gridSeconds = 2.0;
constexpr double restlessShare = 0.98;
constexpr float mostRestlessDb = 1.5F;
constexpr CellRange beginningCells = {2, 4}; ///< after the first frames, which hold the jump itself
constexpr std::size_t ringingBands = 4;      ///< up to 360 Hz
constexpr float mostBeforeDb = 1.5F;         ///< strokes into the ringing of the last one stay strokes
constexpr float plainDb = 10.0F; ///< where something strikes this plainly, faint strokes are credible too …
constexpr float loneCost = 0.4F; ///< … elsewhere each missing dB costs so much
constexpr std::size_t onsetCells = 2;
constexpr float soundingDb = 1.0F; ///< over the background: not gone yet
constexpr double usualSeconds = 0.06;
constexpr double longestLasting = 0.085; ///< from the onset: longer counts no more
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
