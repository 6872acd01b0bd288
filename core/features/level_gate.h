#pragma once

#include "features/hop_range.h"

#include <vector>

namespace gleaner::analysis {

/// A gate with hysteresis over a curve of one value a hop.
struct LevelGate {
    float open = 0.0F;           ///< dB: over this it opens …
    float close = 0.0F;          ///< dB: … from where the curve rose over this …
    std::size_t longestBack = 0; ///< hops: … at most so far back …
    std::size_t hang = 0;        ///< hops: … until the curve has been below `close` for so long
    std::size_t shortest = 0;    ///< hops: shorter stretches are left out

    std::vector<HopRange> stretches(const std::vector<float>& curve) const;
};

/// The stretch cut into pieces of at most `longest` hops, each cut where the curve is lowest in the piece's
/// second half.
std::vector<HopRange> pieces(HopRange range, const std::vector<float>& curve, std::size_t longest);

/// Mean over `width` hops around each. Works in place: a curve of ten hours takes 14 MB.
std::vector<float> smoothed(std::vector<float> curve, std::size_t width);

}
