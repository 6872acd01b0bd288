#pragma once

#include <cstddef>

namespace gleaner::analysis {

/// A stretch of the track in hops.
struct HopRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t length() const { return end - begin; }
};

}
