#pragma once

#include "features/feature_track.h"
#include "find/hit_attack.h"
#include "slices/detected_region.h"

#include <span>
#include <vector>

namespace gleaner::analysis {

/// dB of prominence (see HitAttack) that makes a hit: 3 at a sensitivity of one half (where hits on the
/// development scenes are found best), 10 at 0, 1 at 1.
double hitThreshold(double sensitivity);

/// Hits that stand out enough and belong to no phrase: each from a couple of milliseconds before its attack
/// to where it has sunk into the noise, at most to the next hit, 30 ms to 4 s long. Clicks of one sample, and
/// what has no room between two hits, are left out. No audio is read.
std::vector<DetectedRegion> findHits(const FeatureTrack& track, std::span<const HitAttack> attacks,
                                     const std::vector<DetectedRegion>& phrases, double sensitivity);

}
