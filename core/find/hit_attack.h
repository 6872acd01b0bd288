#pragma once

#include "features/feature_track.h"
#include "features/hit_novelty.h"
#include "signal/excerpt.h"

#include <optional>

namespace gleaner::analysis {

/// A moment that stands out, looked at in the audio itself: all that needs the audio to cut a hit, whatever
/// the sensitivity.
struct HitAttack {
    NoveltyPeak peak;
    float prominence = 0.0F; ///< dB, see prominences()
    Frame onset = 0;         ///< of the peak, to the nearest frame of the novelty
    std::optional<Frame>
        begin; ///< a couple of milliseconds before the attack; none for a click of one sample
};

/// Reads 160 ms around the peak. Leaves the prominence to prominences().
HitAttack findAttack(const FeatureTrack& track, Excerpts& excerpts, const NoveltyPeak& peak);

}
