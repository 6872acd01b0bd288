#pragma once

#include "base/range.h"

#include <algorithm>

namespace gleaner::pack {

/// What a hand shaped of a region before the effects: fades at its ends, and how much louder than others of
/// its kind it is to be. A loop has no fades: its end is its beginning.
struct RegionShape {
    Frame fadeIn = 0; ///< frames of the recording, as the other
    Frame fadeOut = 0;
    double gainDb = 0.0; ///< over the level that its kind is brought to

    bool isPlain() const { return *this == RegionShape{}; }
    /// With fades that a region of so many frames has room for, one after the other.
    RegionShape within(Frame length) const {
        const Frame in = std::clamp<Frame>(fadeIn, 0, length);
        return {in, std::clamp<Frame>(fadeOut, 0, length - in), gainDb};
    }
    friend bool operator==(const RegionShape&, const RegionShape&) = default;
};

/// Enough to bring a whisper up and a shout down.
inline constexpr double leastRegionGainDb = -40.0;
inline constexpr double mostRegionGainDb = 24.0;

}
