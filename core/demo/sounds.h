#pragma once

#include "demo/voice.h"

#include <span>
#include <string_view>

namespace gleaner::demo {

/// One instrument of the demo recording, as recipes name it.
struct SoundInfo {
    std::string_view name;
    Samples (*play)(Strike);
    double pitchHz; ///< its own, where a recipe gives none; 0 for a sound without
    double length;  ///< seconds, its own
    bool isHit;     ///< begins at once: its onset is where the score says, within some samples
};

/// A bed, as recipes name it.
struct GroundInfo {
    std::string_view name;
    void (*play)(Ground);
};

std::span<const SoundInfo> sounds();
std::span<const GroundInfo> grounds();

/// Both throw Error for a name that nobody plays.
const SoundInfo& findSound(std::string_view name);
const GroundInfo& findGround(std::string_view name);

}
