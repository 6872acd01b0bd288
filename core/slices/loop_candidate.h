#pragma once

#include "base/range.h"

#include <optional>

namespace gleaner::analysis {

/// A way to cut a loop.
struct LoopCandidate {
    FrameRange range;
    std::optional<int> bars; ///< of four beats
    double seamCost =
        0.0; ///< 0 where the joint goes on as the recording did, 1 where nothing is alike, up to 2
    friend bool operator==(const LoopCandidate&, const LoopCandidate&) = default;
};

}
