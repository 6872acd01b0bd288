#pragma once

#include "pack/render/render.h"

#include <map>

namespace gleaner::pack {

/// The one gain of takes of one sound, before what a person gave to one of them.
struct TakeGain {
    Decibels gain;
    double shortBy = 0.0;   ///< LU that the loudest is below its target
    Decibels levelled = {}; ///< what effects did to bring the loudest to one level: so much is left to each
};

/// A sound before its gain.
struct ShapedSound {
    audio::AudioBuffer sound;
    Decibels levelled; ///< what its effects did to bring it to the level of all (fx::process)
};

/// What measuring takes leaves behind.
struct MeasuredTakes {
    std::map<std::string, TakeGain> gains; ///< by `PlanItem::takes`
    /// Before their gain, by their places in the plan, so that they needn't be made again; of the first takes
    /// alone, which fit into 64 MiB.
    std::map<std::size_t, ShapedSound> sounds;
};

/// Of the groups that the plan's items at `places` belong to: the loudest take comes to its target as far as
/// no peak passes the ceiling and every recording bears it. Makes each of them, `jobs` at a time. Throws
/// Error and Cancelled.
MeasuredTakes measureTakes(const PackPlan& plan, const std::vector<std::size_t>& places, int jobs,
                           const Progress& progress);

}
