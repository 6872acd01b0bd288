#pragma once

#include "features/feature_track.h"
#include "features/hit_novelty.h"
#include "slices/detected_region.h"

#include <span>
#include <vector>

namespace gleaner::analysis {

/// Stretches of steady ambience, 4 s to 12 s, without hits, phrases or loops (`taken`): the steadiest of the
/// recording, at most one for every 30 s, and a second of the same colour only minutes later. A recording
/// with some steady sound gets at least one.
std::vector<DetectedRegion> findTextures(const FeatureTrack& track, std::span<const NoveltyPeak> hits,
                                         std::span<const FrameRange> taken);

}
