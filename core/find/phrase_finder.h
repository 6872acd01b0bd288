#pragma once

#include "features/feature_track.h"
#include "features/hit_novelty.h"
#include "slices/detected_region.h"

#include <span>
#include <vector>

namespace gleaner::analysis {

/// Tonal excess of every hop over its own low percentile of +-15 s, smoothed over 90 ms, dB; empty for a
/// recording too short for a phrase. The same at every sensitivity.
std::vector<float> toneOverFloor(const FeatureTrack& track);

/// Stretches of voice, song and melody, 0.7 s to 15 s: a gate with hysteresis over the tonal excess, whose
/// floor follows the recording, kept where enough of it is periodic and where it is more than the ringing of
/// separate hits. `tone` is toneOverFloor(track), `hits` are the peaks of the hit novelty.
std::vector<DetectedRegion> findPhrases(const FeatureTrack& track, const std::vector<float>& tone,
                                        std::span<const NoveltyPeak> hits, double sensitivity);

}
