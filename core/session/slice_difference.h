#pragma once

#include "session/slice_changes.h"

#include <optional>

namespace gleaner::session {

/// What turns one list of slices into another. Where every id stands for one slice and the lists are sorted
/// (`sortSlices`), only those that differ are named; other lists are kept whole.
struct SliceDifference {
    SliceList put;                  ///< new ones, and those that differ; by id
    std::vector<std::string> gone;  ///< ids, sorted
    std::optional<SliceList> whole; ///< the list that it becomes; the others are empty then
    bool isEmpty() const { return put.empty() && gone.empty() && !whole; }
    friend bool operator==(const SliceDifference&, const SliceDifference&) = default;
};

SliceDifference difference(const SliceList& before, const SliceList& after);
/// The same for who knows what differs: `put` stand in the place of those with their ids, or are new, `gone`
/// (ids) are no longer there. Looks at no other slice of the list.
SliceDifference replacing(const SliceList& slices, SliceList put, std::vector<std::string> gone);
/// From the first begin to the last end of all that the change puts or takes away, before and after; empty
/// for none.
FrameRange stretchOf(const SliceList& slices, const SliceDifference& change);
void applyTo(SliceList& slices, const SliceDifference& change);
/// What leads back to `slices` once `change` was applied to it.
SliceDifference inverse(const SliceList& slices, const SliceDifference& change);
/// Both in a row as one.
SliceDifference composed(SliceDifference first, const SliceDifference& then);

/// What turns one list into another where the order means something: `count` from `at` on make room for `in`.
struct SliceSplice {
    std::size_t at = 0;
    std::size_t count = 0;
    SliceList in;
    bool isEmpty() const { return count == 0 && in.empty(); }
    friend bool operator==(const SliceSplice&, const SliceSplice&) = default;
};

SliceSplice splice(const SliceList& before, const SliceList& after);
/// False, and nothing happens, where the list is too short.
bool applyTo(SliceList& slices, const SliceSplice& change);
/// `change` fits `slices`.
SliceSplice inverse(const SliceList& slices, const SliceSplice& change);

}
