#pragma once

#include "pack/render/render.h"
#include "pack/render/seam_court.h"
#include "pack/render/take_gain.h"

namespace gleaner::pack {

/// A sample as it goes into its file, and the gain it was given.
struct RenderedItem {
    audio::AudioBuffer sound;
    Decibels gain;
    double shortBy = 0.0;                 ///< LU below its target
    std::optional<SeamVerdict> seam = {}; ///< of a loop that the court cut
    Decibels levelled = {};               ///< as ShapedSound
};

/// Reads the item's range, runs the chain, mends its ends, and brings it to its level: by its own gain, or by
/// that of its takes.
RenderedItem makeItem(const PackPlan& plan, const PlanItem& item, const Progress& progress,
                      const std::optional<TakeGain>& ofTakes = {});
/// The same of a take whose sound is there already.
RenderedItem makeTake(const PlanItem& item, ShapedSound shaped, const TakeGain& ofTakes);

/// One of several takes as it is before its gain.
struct MeasuredTake {
    loudness::Measurement level;
    Lufs target;
    Decibels ownGain;        ///< that a person gave it over the others
    Decibels mostGain;       ///< that its recording bears; below 24 dB nobody looked
    ShapedSound shaped = {}; ///< louder by `levelled` than it was played
};
MeasuredTake measureTake(const PackPlan& plan, const PlanItem& item, const Progress& progress);

}
