#include "session/region_edits.h"

#include <algorithm>

namespace gleaner::session {

namespace {

Frame scaled(Frame frames, const Copied& copied) {
    if (copied.fromRate == copied.rate) return frames;
    return framesFromSeconds(secondsFromFrames(frames, copied.fromRate), copied.rate);
}

pack::RegionShape scaled(const pack::RegionShape& shape, const Copied& copied) {
    return {scaled(shape.fadeIn, copied), scaled(shape.fadeOut, copied), shape.gainDb};
}

/// Nothing where it would lie outside.
std::optional<pack::ChosenSlice> copyOf(const pack::ChosenSlice& region, Frame first, const Copied& copied) {
    const Frame begin = copied.at + scaled(region.slice.range.begin - first, copied);
    const FrameRange range{begin, begin + scaled(region.slice.range.length(), copied)};
    if (range.begin < 0 || range.begin >= copied.frames) return std::nullopt;
    pack::ChosenSlice copy = region;
    copy.locked = false;
    copy.kept = false;
    copy.edited = false; // whoever adds it says whose it is
    copy.detectedAs.clear();
    copy.shape = scaled(region.shape, copied);
    if (!copied.isSame) {
        copy.unanalysed = true;
        copy.slice.channels.reset();
        copy.slice.candidates.clear();
        copy.slice.fingerprint.reset();
    }
    setRange(copy, insideFile(range, copied.frames), copied.rate);
    return copy;
}

}

void setShape(pack::ChosenSlice& slice, const pack::RegionShape& shape) {
    if (slice.locked) return;
    const bool isLoop = slice.slice.traits.kind == music::SampleKind::Loop;
    slice.shape = isLoop ? pack::RegionShape{} : shape.within(slice.slice.range.length());
    slice.shape.gainDb = std::clamp(shape.gainDb, pack::leastRegionGainDb, pack::mostRegionGainDb);
}

void moveBy(pack::ChosenSlice& slice, Frame by, Frame frames, int rate) {
    const FrameRange range = slice.slice.range;
    by = std::clamp(by, -range.begin, std::max<Frame>(frames - range.end, -range.begin));
    setRange(slice, {range.begin + by, range.end + by}, rate);
}

std::vector<std::string> paste(SliceList& slices, const Copied& copied) {
    std::vector<std::string> ids;
    if (copied.regions.empty()) return ids;
    const Frame first = std::ranges::min(copied.regions, {}, [](const pack::ChosenSlice& region) {
                            return region.slice.range.begin;
                        }).slice.range.begin;
    for (const pack::ChosenSlice& region : copied.regions)
        if (auto copy = copyOf(region, first, copied)) {
            copy->slice.id = freshId(slices, copy->slice.traits.kind, copy->slice.range.begin);
            ids.push_back(copy->slice.id);
            slices.push_back(*std::move(copy));
        }
    return ids;
}

}
