#include "ui/document/slice_changes.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace gleaner::ui {

namespace {

music::Role usualRole(music::SampleKind kind) {
    switch (kind) {
    case music::SampleKind::Hit:
    case music::SampleKind::Loop:
        return music::Role::Perc;
    case music::SampleKind::Phrase:
        return music::Role::Vocal;
    case music::SampleKind::Texture:
        return music::Role::Ambience;
    }
    return music::Role::Perc;
}

}

void sortSlices(SliceList& slices) {
    std::sort(slices.begin(), slices.end(), [](const pack::ChosenSlice& a, const pack::ChosenSlice& b) {
        return std::tie(a.slice.range.begin, a.slice.range.end, a.slice.id) <
               std::tie(b.slice.range.begin, b.slice.range.end, b.slice.id);
    });
}

pack::ChosenSlice* findSlice(SliceList& slices, const std::string& id) {
    const auto found = std::find_if(slices.begin(), slices.end(),
                                    [&](const pack::ChosenSlice& slice) { return slice.slice.id == id; });
    return found == slices.end() ? nullptr : &*found;
}

FrameRange insideFile(FrameRange range, Frame frames) {
    if (range.end < range.begin) std::swap(range.begin, range.end);
    const Frame begin = std::clamp<Frame>(range.begin, 0, std::max<Frame>(0, frames - 1));
    return {begin, std::clamp<Frame>(range.end, begin + 1, std::max<Frame>(begin + 1, frames))};
}

void fitBeats(music::SampleTraits& traits, double seconds) {
    traits.beats.reset();
    traits.bars.reset();
    if (!traits.bpm) return;
    const double beats = seconds * *traits.bpm / 60.0;
    const double whole = std::round(beats);
    if (whole < 1.0 || std::abs(beats - whole) > 0.02 * whole) return;
    traits.beats = static_cast<int>(whole);
    if (*traits.beats % 4 == 0) traits.bars = *traits.beats / 4;
}

void setRange(pack::ChosenSlice& slice, FrameRange range, int rate) {
    if (slice.slice.range == range) return;
    if (slice.slice.range.length() != range.length())
        fitBeats(slice.slice.traits, secondsFromFrames(range.length(), rate));
    slice.slice.range = range;
    slice.slice.fingerprint.reset(); // what was heard there is no longer what is there
}

void setKind(pack::ChosenSlice& slice, music::SampleKind kind) {
    music::SampleTraits& traits = slice.slice.traits;
    traits.kind = kind;
    if (kind == music::SampleKind::Loop || kind == music::SampleKind::Phrase) return;
    traits.bpm.reset();
    traits.beats.reset();
    traits.bars.reset();
    traits.bpmConfidence = 0.0;
}

std::string freshId(const SliceList& slices, music::SampleKind kind, Frame begin) {
    const std::string wanted = music::facts(kind).id[0] + std::to_string(begin);
    const auto isTaken = [&](const std::string& id) {
        return std::any_of(slices.begin(), slices.end(),
                           [&](const pack::ChosenSlice& slice) { return slice.slice.id == id; });
    };
    std::string id = wanted;
    for (int i = 2; isTaken(id); ++i)
        id = wanted + "_" + std::to_string(i);
    return id;
}

pack::ChosenSlice drawnSlice(const SliceList& slices, FrameRange range, music::SampleKind kind) {
    pack::ChosenSlice drawn;
    drawn.slice.id = freshId(slices, kind, range.begin);
    drawn.slice.range = range;
    drawn.slice.confidence = 1.0;
    drawn.slice.reason = "drawn by hand";
    drawn.slice.traits.kind = kind;
    drawn.slice.traits.role = usualRole(kind);
    return drawn;
}

pack::ChosenSlice splitOff(const SliceList& slices, pack::ChosenSlice& first, Frame at, int rate) {
    pack::ChosenSlice second = first;
    second.slice.id = freshId(slices, first.slice.traits.kind, at);
    second.name.clear();
    setRange(second, {at, first.slice.range.end}, rate);
    setRange(first, {first.slice.range.begin, at}, rate);
    return second;
}

}
