#include "session/redetect.h"

#include "pack/plan/resolve.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace gleaner::session {

namespace {

using Kinds = std::set<music::SampleKind>;

constexpr double sameStretch = 0.5; ///< share from which two ranges mean the same sound

bool isOf(const Kinds& kinds, const analysis::Slice& slice) { return kinds.contains(slice.traits.kind); }

bool means(const analysis::Slice& found, const pack::DetectedAs& known) {
    if (intersectionOverUnion(found.range, known.range) >= sameStretch) return true;
    const auto common = static_cast<double>(intersection(found.range, known.range).length());
    const auto shorter = static_cast<double>(std::min(found.range.length(), known.range.length()));
    return found.traits.kind == known.kind && common > 0.0 && common >= sameStretch * shorter;
}

/// Stretches that a hand has had a say in. Thousands may be asked about thousands.
class KeptRegions {
public:
    /// As it was found, and as it is.
    void add(const pack::ChosenSlice& slice) {
        m_known.push_back({slice.slice.range, slice.slice.traits.kind});
        std::ranges::copy(slice.detectedAs, std::back_inserter(m_known));
    }
    void sort() {
        std::ranges::sort(m_known, {}, [](const pack::DetectedAs& known) { return known.range.begin; });
        for (const pack::DetectedAs& known : m_known)
            m_longest = std::max(m_longest, known.range.length());
    }
    bool holds(const analysis::Slice& found) const {
        auto known =
            std::ranges::lower_bound(m_known, found.range.begin - m_longest, {},
                                     [](const pack::DetectedAs& other) { return other.range.begin; });
        for (; known != m_known.end() && known->range.begin < found.range.end; ++known)
            if (means(found, *known)) return true;
        return false;
    }

private:
    std::vector<pack::DetectedAs> m_known;
    Frame m_longest = 0;
};

}

SliceList chosenFrom(const analysis::Detection& detection) {
    SliceList slices;
    slices.reserve(detection.slices.size());
    for (const analysis::Slice& slice : detection.slices)
        slices.push_back(pack::chosenAsFound(slice));
    sortSlices(slices);
    return slices;
}

SliceList mergedWithDetection(const SliceList& slices, const SliceList& removed,
                              const analysis::Detection& found, const Kinds& kinds) {
    SliceList merged;
    KeptRegions kept;
    for (const pack::ChosenSlice& slice : slices) {
        if (slice.edited) kept.add(slice);
        if (slice.edited || !isOf(kinds, slice.slice)) merged.push_back(slice);
    }
    for (const pack::ChosenSlice& slice : removed)
        kept.add(slice);
    kept.sort();

    for (const analysis::Slice& slice : found.slices) {
        if (!isOf(kinds, slice) || kept.holds(slice)) continue;
        pack::ChosenSlice fresh = pack::chosenAsFound(slice);
        if (findSlice(merged, slice.id))
            fresh.slice.id = freshId(merged, slice.traits.kind, slice.range.begin);
        merged.push_back(std::move(fresh));
    }
    sortSlices(merged);
    return merged;
}

SliceList recalled(SliceList& slices, const analysis::Detection& detection) {
    const SliceList found = chosenFrom(detection);
    markEdited(found, slices);
    SliceList removed;
    for (const pack::ChosenSlice& once : found) {
        const bool isThere = std::ranges::any_of(slices, [&](const pack::ChosenSlice& slice) {
            return slice.slice.id == once.slice.id || slice.slice.range.overlaps(once.slice.range);
        });
        if (!isThere) removed.push_back(once);
    }
    return removed;
}

analysis::Detection mergedDetection(const analysis::Detection& before, const analysis::Detection& after,
                                    const Kinds& kinds) {
    analysis::Detection merged = after; // with what is known of the channels
    merged.slices.clear();
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
