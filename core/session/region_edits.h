#pragma once

#include "session/slice_changes.h"

#include <span>

namespace gleaner::session {

// More of what a hand does to regions: how they are shaped, locked, copied, and how loud they are.

/// Fades that the region has room for, none for a loop, and a gain within `leastRegionGainDb` and
/// `mostRegionGainDb`. A locked one stays.
void setShape(pack::ChosenSlice& slice, const pack::RegionShape& shape);
/// Moves it by so many frames, as far as its file of `frames` frames allows: its length stays. A locked one
/// stays.
void moveBy(pack::ChosenSlice& slice, Frame by, Frame frames, int rate);

/// What is copied lies beside what it was copied of, as drawn by a hand: neither kept nor locked.
/// Regions of one recording at a rate of `fromRate`, and where they go.
struct Copied {
    std::span<const pack::ChosenSlice> regions;
    int fromRate = 0;
    int rate = 0;        ///< of the recording that they go to
    Frame frames = 0;    ///< its length
    Frame at = 0;        ///< where the first of them begins there
    bool isSame = false; ///< the recording that they are of: what was heard of them holds where nothing moved
};
/// Adds copies to `slices`; those that would lie outside the file are left out. Their ids, in the order of
/// `regions`.
std::vector<std::string> paste(SliceList& slices, const Copied& copied);

}
