#include "pack/event/weaker_doubles.h"

#include "align/aligned_pair.h"
#include "base/error.h"
#include "files/paths.h"
#include "pack/event/same_event.h"
#include "pack/plan/wav_info.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gleaner::pack {
namespace {

struct Candidate {
    const ChosenSlice* chosen = nullptr;
    HeardRegion heard; ///< on the first's clock
};

/// Those that could go, by begin.
template <typename OnFirst>
std::vector<Candidate> candidatesOf(const std::vector<ChosenSlice>& slices, int rate, OnFirst onFirst) {
    std::vector<Candidate> candidates;
    for (const ChosenSlice& chosen : slices) {
        if (chosen.leftOut || chosen.locked) continue;
        const FrameRange range = chosen.slice.range;
        candidates.push_back({&chosen,
                              {chosen.slice.traits.kind, onFirst(secondsFromFrames(range.begin, rate)),
                               onFirst(secondsFromFrames(range.end, rate))}});
    }
    std::ranges::stable_sort(candidates, {}, [](const Candidate& one) { return one.heard.begin; });
    return candidates;
}

/// The nearest of those that are the same event and were not taken yet.
Candidate* partnerOf(const Candidate& one, std::vector<Candidate>& others) {
    Candidate* nearest = nullptr;
    for (Candidate& other : others) {
        if (!other.chosen || !isSameEvent(one.heard, other.heard)) continue;
        const auto away = [&](const Candidate& c) { return std::abs(c.heard.begin - one.heard.begin); };
        if (!nearest || away(other) < away(*nearest)) nearest = &other;
    }
    return nearest;
}

}

AlignedTo alignedTo(const library::Recording& first, const library::Recording& other,
                    const Progress& progress) {
    OpenRecorder a(first), b(other);
    const align::Alignment found = align::align(*a.reader, *b.reader, progress);
    if (!found.isSure())
        throw Error(library::pathFromUtf8(other.file),
                    "no sound in common with " + baseName(first.file) +
                        " was found, so they can't be aligned by it. Leave one of them out.");
    return {first.id.text(), found.offset, found.driftPpm, found.residualMs, found.confidence};
}

align::Alignment clocksOf(const AlignedTo& aligned) {
    align::Alignment clocks;
    clocks.offset = aligned.offset;
    clocks.driftPpm = aligned.driftPpm;
    return clocks;
}

WeakerDoubles weakerDoubles(const library::Recording& first, const std::vector<ChosenSlice>& firstSlices,
                            const library::Recording& second, const std::vector<ChosenSlice>& secondSlices,
                            const Progress& progress) {
    WeakerDoubles doubles{alignedTo(first, second, progress.part(0.0, 0.8)), {}, {}};
    const align::Alignment clocks = clocksOf(doubles.aligned);
    const auto ours = candidatesOf(firstSlices, first.info.rate, [](double seconds) { return seconds; });
    auto theirs = candidatesOf(secondSlices, second.info.rate, [&](double s) { return clocks.onFirst(s); });
    OpenRecorder a(first), b(second);
    for (std::size_t n = 0; n < ours.size(); ++n) {
        progress.part(0.8, 1.0).report(static_cast<double>(n) / static_cast<double>(ours.size()));
        Candidate* partner = partnerOf(ours[n], theirs);
        if (!partner) continue;
        const ChosenSlice &one = *ours[n].chosen, &other = *std::exchange(partner->chosen, nullptr);
        const bool isFirstBetter = one.kept != other.kept
                                       ? one.kept
                                       : align::distanceToFloor(*a.excerpts, one.slice.range) >=
                                             align::distanceToFloor(*b.excerpts, other.slice.range);
        (isFirstBetter ? doubles.second : doubles.first).push_back((isFirstBetter ? other : one).slice.id);
    }
    return doubles;
}

}
