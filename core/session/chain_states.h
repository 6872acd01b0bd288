#pragma once

#include "pack/plan/request.h"

#include <array>
#include <optional>

namespace gleaner::session {

/// Everything that shapes samples: a preset, and those that some kinds have in its place.
struct Chains {
    fx::Preset preset;
    pack::KindPresets kindPresets;
    friend bool operator==(const Chains&, const Chains&) = default;
};

/// Three states of the chains to compare. The current one is that of the request; the others wait here.
struct ChainStates {
    static constexpr int count = 3;
    int current = 0;
    std::array<std::optional<Chains>, count> kept; ///< of the current one, and of one never seen: nothing
    friend bool operator==(const ChainStates&, const ChainStates&) = default;
};

/// Goes to another state, 0 to 2: what `chains` are is kept, and what was kept there takes its place. One
/// that was never seen begins as a copy.
void switchTo(ChainStates& states, int state, Chains& chains);

}
