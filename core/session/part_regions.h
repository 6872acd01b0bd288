#pragma once

#include "session/slice_changes.h"
#include "session/state.h"

#include <vector>

namespace gleaner::session {

/// What a recording of several files becomes when each is opened by itself: `parts` in their order, each with
/// the regions, removed ones and findings that begin in it, which end where it ends.
struct OpenedApart {
    std::vector<pack::Asset> assets;
    std::vector<OpenRecording> recordings;
};
/// Expects as many `parts` as the recording has.
OpenedApart openedApart(const pack::Asset& joined, const library::Recording& recording,
                        std::vector<library::Recording> parts);

}
