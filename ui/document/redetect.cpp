#include "ui/document/redetect.h"

#include <algorithm>
#include <tuple>

namespace gleaner::ui {

namespace {

using Kinds = std::set<music::SampleKind>;

constexpr double sameStretch = 0.5; ///< overlap over union from which two ranges mean the same sound

bool isOf(const Kinds& kinds, const analysis::Slice& slice) { return kinds.contains(slice.traits.kind); }

bool means(const analysis::Slice& a, const analysis::Slice& b) {
    return a.traits.kind == b.traits.kind && intersectionOverUnion(a.range, b.range) >= sameStretch;
}

bool isUntouched(const pack::ChosenSlice& chosen, const analysis::Detection& detection) {
    const pack::ChosenSlice plain{chosen.slice, {}, {}, false};
    return chosen == plain && std::find(detection.slices.begin(), detection.slices.end(), chosen.slice) !=
                                  detection.slices.end();
}

/// What was found before and thrown away since.
std::vector<analysis::Slice> removedSlices(const SliceList& slices, const analysis::Detection& before,
                                           const Kinds& kinds) {
    std::vector<analysis::Slice> removed;
    for (const analysis::Slice& found : before.slices) {
        const bool isThere = std::any_of(slices.begin(), slices.end(), [&](const pack::ChosenSlice& slice) {
            return slice.slice.id == found.id || slice.slice.range.overlaps(found.range);
        });
        if (isOf(kinds, found) && !isThere) removed.push_back(found);
    }
    return removed;
}

}

SliceList chosenFrom(const analysis::Detection& detection) {
    SliceList slices;
    slices.reserve(detection.slices.size());
    for (const analysis::Slice& slice : detection.slices)
        slices.push_back({slice, {}, {}, false});
    sortSlices(slices);
    return slices;
}

SliceList mergedWithDetection(const SliceList& slices, const analysis::Detection& before,
                              const analysis::Detection& after, const Kinds& kinds) {
    SliceList merged;
    for (const pack::ChosenSlice& slice : slices)
        if (!isOf(kinds, slice.slice) || !isUntouched(slice, before)) merged.push_back(slice);

    const bool isFreshStart = std::none_of(slices.begin(), slices.end(), [&](const pack::ChosenSlice& slice) {
        return isOf(kinds, slice.slice);
    });
    const auto removed = isFreshStart ? std::vector<analysis::Slice>() : removedSlices(slices, before, kinds);

    const SliceList kept = merged;
    for (const analysis::Slice& found : after.slices) {
        const auto same = [&](const analysis::Slice& other) { return means(found, other); };
        const bool isKept = std::any_of(kept.begin(), kept.end(),
                                        [&](const pack::ChosenSlice& slice) { return same(slice.slice); });
        if (!isOf(kinds, found) || isKept || std::any_of(removed.begin(), removed.end(), same)) continue;
        pack::ChosenSlice fresh{found, {}, {}, false};
        if (findSlice(merged, found.id))
            fresh.slice.id = freshId(merged, found.traits.kind, found.range.begin);
        merged.push_back(std::move(fresh));
    }
    sortSlices(merged);
    return merged;
}

analysis::Detection mergedDetection(const analysis::Detection& before, const analysis::Detection& after,
                                    const Kinds& kinds) {
    analysis::Detection merged;
    merged.noiseFloorDb = after.noiseFloorDb;
    for (const analysis::Slice& slice : before.slices)
        if (!isOf(kinds, slice)) merged.slices.push_back(slice);
    for (const analysis::Slice& slice : after.slices)
        if (isOf(kinds, slice)) merged.slices.push_back(slice);
    std::stable_sort(
        merged.slices.begin(), merged.slices.end(), [](const analysis::Slice& a, const analysis::Slice& b) {
            return std::tie(a.range.begin, a.traits.kind) < std::tie(b.range.begin, b.traits.kind);
        });
    return merged;
}

}
