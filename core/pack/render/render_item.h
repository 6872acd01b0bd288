#pragma once

#include "pack/render/render.h"
#include "pack/render/seam_court.h"

namespace gleaner::pack {

/// A sample as it goes into its file, and the gain it was given.
struct RenderedItem {
    audio::AudioBuffer sound;
    Decibels gain;
    double shortBy = 0.0;                 ///< LU below its target
    std::optional<SeamVerdict> seam = {}; ///< of a loop that the court cut
};

/// Reads the item's range, runs the chain, mends its ends, and brings it to its level.
RenderedItem makeItem(const PackPlan& plan, const PlanItem& item, const Progress& progress);

}
