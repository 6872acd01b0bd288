#include "session/slice_changes.h"

#include "music/tempo.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace gleaner::session {

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
    traits.bars = music::wholeBars(*traits.beats);
}

void setRange(pack::ChosenSlice& slice, FrameRange range, int rate) {
    if (slice.locked || slice.slice.range == range) return;
    if (slice.slice.range.length() != range.length())
        fitBeats(slice.slice.traits, secondsFromFrames(range.length(), rate));
    slice.slice.range = range;
    slice.shape = slice.shape.within(range.length());
    slice.slice.fingerprint.reset(); // what was heard there is no longer what is there
    slice.slice.reason = "cut by hand";
    slice.unanalysed = true;
}

void setKind(pack::ChosenSlice& slice, music::SampleKind kind) {
    if (slice.locked) return;
    music::SampleTraits& traits = slice.slice.traits;
    if (traits.kind != kind) slice.unanalysed = true; // another kind has other facts
    traits.kind = kind;
    if (kind == music::SampleKind::Loop || kind == music::SampleKind::Phrase) return;
    traits.bpm.reset();
    traits.beats.reset();
    traits.bars.reset();
    traits.bpmConfidence = 0.0;
}

std::string freshId(const SliceList& slices, music::SampleKind kind, Frame begin) {
    const std::string wanted = music::info(kind).id[0] + std::to_string(begin);
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
    drawn.slice.origin = analysis::Origin::Drawn;
    drawn.slice.traits.kind = kind;
    drawn.slice.traits.role = usualRole(kind);
    drawn.unanalysed = true;
    return drawn;
}

std::vector<pack::DetectedAs> detectedAs(const pack::ChosenSlice& slice) {
    if (slice.edited) return slice.detectedAs;
    return {{slice.slice.range, slice.slice.traits.kind}};
}

void markEdited(const pack::ChosenSlice* before, pack::ChosenSlice& after) {
    if (!before) {
        if (!after.edited) after.detectedAs.clear(); // drawn
        after.edited = true;
        return;
    }
    after.edited = before->edited;
    after.detectedAs = before->detectedAs;
    if (after == *before) return;
    after.detectedAs = detectedAs(*before);
    after.edited = true;
}

void markEdited(const SliceList& before, SliceList& after) {
    std::unordered_map<std::string_view, const pack::ChosenSlice*> known;
    for (const pack::ChosenSlice& slice : before)
        known.emplace(slice.slice.id, &slice);
    for (pack::ChosenSlice& slice : after) {
        const auto found = known.find(slice.slice.id);
        markEdited(found == known.end() ? nullptr : found->second, slice);
    }
}

bool wasFound(const pack::ChosenSlice& slice) { return !detectedAs(slice).empty(); }

void removeFrom(SliceList& slices, SliceList& removed, const std::vector<std::string>& ids) {
    const std::unordered_set<std::string_view> gone(ids.begin(), ids.end());
    std::erase_if(slices, [&](const pack::ChosenSlice& slice) {
        if (slice.locked || !gone.contains(slice.slice.id)) return false;
        if (wasFound(slice)) removed.push_back(slice);
        return true;
    });
}

void bringBack(SliceList& slices, SliceList& removed) {
    for (pack::ChosenSlice& slice : removed) {
        slice.detectedAs = detectedAs(slice);
        slice.edited = true;
        if (findSlice(slices, slice.slice.id))
            slice.slice.id = freshId(slices, slice.slice.traits.kind, slice.slice.range.begin);
        slices.push_back(std::move(slice));
    }
    removed.clear();
}

std::string join(SliceList& slices, const std::vector<std::string>& ids, int rate) {
    std::vector<pack::ChosenSlice> parts;
    for (const std::string& id : ids)
        if (const pack::ChosenSlice* part = findSlice(slices, id); part && !part->locked)
            parts.push_back(*part);
    if (parts.size() < 2) return {};
    sortSlices(parts);
    pack::ChosenSlice whole = *std::ranges::max_element(
        parts, {}, [](const pack::ChosenSlice& part) { return part.slice.range.length(); });
    FrameRange range = parts.front().slice.range;
    whole.shape.fadeIn = parts.front().shape.fadeIn;
    whole.detectedAs.clear();
    for (const pack::ChosenSlice& part : parts) {
        if (part.slice.range.end >= range.end) whole.shape.fadeOut = part.shape.fadeOut;
        range.end = std::max(range.end, part.slice.range.end);
        std::ranges::copy(detectedAs(part), std::back_inserter(whole.detectedAs));
    }
    whole.edited = true;
    setRange(whole, range, rate);
    whole.slice.id = freshId(slices, whole.slice.traits.kind, range.begin);
    std::erase_if(slices, [&](const pack::ChosenSlice& slice) {
        return !slice.locked && std::ranges::find(ids, slice.slice.id) != ids.end();
    });
    slices.push_back(whole);
    return whole.slice.id;
}

void takeAnalysis(pack::ChosenSlice& slice, const library::AnalysedStretch& analysed, int rate) {
    const music::SampleTraits said = slice.slice.traits;
    music::SampleTraits& traits = slice.slice.traits;
    traits = analysed.traits;
    traits.kind = said.kind;
    if (said.roleConfidence >= certain) {
        traits.role = said.role;
        traits.roleConfidence = said.roleConfidence;
    }
    if (said.keyConfidence >= certain) {
        traits.key = said.key;
        traits.keyConfidence = said.keyConfidence;
    }
    if (said.bpmConfidence >= certain) {
        traits.bpm = said.bpm;
        traits.bpmConfidence = said.bpmConfidence;
    }
    fitBeats(traits, secondsFromFrames(slice.slice.range.length(), rate));
    slice.slice.fingerprint = analysed.fingerprint;
    auto& cuts = slice.slice.candidates;
    std::erase_if(cuts, [&](const analysis::LoopCandidate& cut) { return cut.range == slice.slice.range; });
    if (analysed.seamCost) cuts.push_back({slice.slice.range, traits.bars, *analysed.seamCost});
    std::ranges::stable_sort(cuts, {}, &analysis::LoopCandidate::seamCost);
    slice.unanalysed = false;
}

pack::ChosenSlice splitOff(const SliceList& slices, pack::ChosenSlice& first, Frame at, int rate) {
    pack::ChosenSlice second = first;
    second.detectedAs = detectedAs(first);
    second.edited = true;
    second.slice.id = freshId(slices, first.slice.traits.kind, at);
    second.name.clear();
    second.shape.fadeIn = 0;
    first.shape.fadeOut = 0;
    setRange(second, {at, first.slice.range.end}, rate);
    setRange(first, {first.slice.range.begin, at}, rate);
    return second;
}

}
