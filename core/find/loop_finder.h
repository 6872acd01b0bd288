#pragma once

#include "base/progress.h"
#include "features/feature_track.h"
#include "features/hit_novelty.h"
#include "rhythm/tempo.h"
#include "signal/excerpt.h"
#include "slices/detected_region.h"

#include <span>
#include <vector>

namespace gleaner::analysis {

/// Rhythms that repeat: of each the most rounds that it holds, doubled from one (see cutLoop), cut at a
/// strong onset. It ends where the wave comes back to what it does at its beginning, within 20 ms of a whole
/// number of beats; at the length of a whole number of beats a minute where it goes on as well there. Needs a
/// strong periodicity of the levels (0.75 at a sensitivity of one half) and a pulse: rain, crickets and steps
/// that are not in time give none. At most one loop for every 30 s of a rhythm, and none in another. Throws
/// Error and Cancelled.
std::vector<DetectedRegion> findLoops(const FeatureTrack& track, Excerpts& excerpts,
                                      std::span<const NoveltyPeak> hits, double sensitivity,
                                      const TempoRange& tempi, const Progress& progress);

}
