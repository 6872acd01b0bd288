#pragma once

#include "features/feature_track.h"
#include "features/hit_novelty.h"
#include "slices/detected_region.h"

#include <span>
#include <vector>

namespace gleaner::analysis {

/// How far the two loudest bands above 1.6 kHz stand over their quiet floor in each hop, less twice what the
/// quieter half of all bands does, smoothed over 90 ms, dB: high for the narrow sounds of birds and insects,
/// low for what fills the spectrum. Empty for a recording of too narrow a band or too short. The same at
/// every sensitivity.
std::vector<float> callsOverFloor(const FeatureTrack& track);

/// Strophes of calls too high for a voice, 0.5 s to 15 s: a gate with hysteresis over `calls`
/// (callsOverFloor(track)). What follows a strike is its ringing and no call; narrow strikes that
/// follow each other quickly are the call itself. `hits` are the peaks of the hit novelty.
std::vector<DetectedRegion> findCalls(const FeatureTrack& track, const std::vector<float>& calls,
                                      std::span<const NoveltyPeak> hits, double sensitivity);

}
