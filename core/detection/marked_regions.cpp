#include "detection/marked_regions.h"

#include <algorithm>

namespace gleaner::analysis {

namespace {

/// s of what follows a mark without a length: who presses the button means what is heard then
constexpr double longestWithoutLength = 10.0;
/// s below which a mark's length is none: some recorders write one frame
constexpr double leastLength = 0.01;

FrameRange rangeOf(const std::vector<audio::Mark>& marks, std::size_t n, Frame frames, int rate) {
    const audio::Mark& mark = marks[n];
    if (mark.length >= framesFromSeconds(leastLength, rate))
        return {mark.begin, std::min(frames, mark.begin + mark.length)};
    const auto next = std::find_if(
        marks.begin() + static_cast<std::ptrdiff_t>(n), marks.end(), [&](const audio::Mark& other) {
            return other.begin >= mark.begin + framesFromSeconds(leastLength, rate);
        });
    const Frame end = next == marks.end() ? frames : std::min(frames, next->begin);
    return {mark.begin, std::min(end, mark.begin + framesFromSeconds(longestWithoutLength, rate))};
}

std::string reasonOf(const audio::Mark& mark) {
    return "marked while recording" + (mark.label.empty() ? std::string() : ": " + mark.label);
}

}

std::vector<DetectedRegion> markedRegions(const std::vector<audio::Mark>& marks, Frame frames, int rate,
                                          const std::set<music::SampleKind>& kinds,
                                          const std::function<std::size_t(FrameRange)>& partOf) {
    std::vector<DetectedRegion> regions;
    for (std::size_t n = 0; n < marks.size(); ++n) {
        const FrameRange range = rangeOf(marks, n, frames, rate);
        if (range.length() < framesFromSeconds(leastLength, rate)) continue;
        if (!regions.empty() && regions.back().range == range) continue; // pressed twice
        const music::SampleKind kind = music::kindByLength(secondsFromFrames(range.length(), rate));
        if (!kinds.contains(kind)) continue;
        DetectedRegion& region = regions.emplace_back();
        region.kind = kind;
        region.range = range;
        region.part = partOf(range);
        region.confidence = 1.0;
        region.reason = reasonOf(marks[n]);
        region.origin = Origin::Mark;
        region.label = marks[n].label;
    }
    return regions;
}

}
