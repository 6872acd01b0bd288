#pragma once

#include "features/hit_novelty.h"
#include "features/recording_track.h"
#include "slices/found.h"

#include <span>
#include <vector>

namespace gleaner::analysis {

/// Stretches of steady ambience, 4 s to 12 s, without hits, phrases or loops (`taken`): the steadiest of the
/// recording, at most one for every 30 s, and a second of the same colour only minutes later. A recording
/// with some steady sound gets at least one.
std::vector<Found> findTextures(const RecordingTrack& track, std::span<const NoveltyPeak> hits,
                                std::span<const FrameRange> taken);

}
