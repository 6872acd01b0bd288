#pragma once

#include "music/sample_traits.h"

#include <cmath>
#include <optional>

namespace gleaner::music {

/// Percent of its length by which a loop may be stretched, in its pitch as well, to come to a whole
/// tempo: 8.6 cents.
inline constexpr double mostLoopStretch = 0.5;

/// What the length of a loop says of its tempo, and what its file is to have.
struct LoopTempo {
    int beats = 0;
    double heard = 0.0;  ///< bpm that the length makes
    double wanted = 0.0; ///< bpm: the nearest whole number where the stretch allows it, else `heard`
    double mostStretch = mostLoopStretch; ///< percent

    bool isWhole() const { return wanted == std::round(wanted); }
    double secondsWanted() const { return 60.0 * beats / wanted; }
    friend bool operator==(const LoopTempo&, const LoopTempo&) = default;
};

/// Of a loop whose beats are known and fit its length; nothing else has one. `mostStretch` is in
/// percent of the length.
std::optional<LoopTempo> loopTempo(const SampleTraits& traits, double seconds,
                                   double mostStretch = mostLoopStretch);

}
