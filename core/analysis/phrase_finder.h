#pragma once

#include "analysis/found.h"
#include "analysis/hit_novelty.h"
#include "analysis/recording_track.h"

#include <span>
#include <vector>

namespace gleaner::analysis {

/// Stretches of voice, song and melody, 0.7 s to 15 s: a gate with hysteresis over the tonal excess, whose
/// floor follows the recording, kept where enough of it is periodic and where it is more than the ringing of
/// separate hits. `hits` are the peaks of the hit novelty.
std::vector<Found> findPhrases(const RecordingTrack& track, std::span<const NoveltyPeak> hits,
                               double sensitivity);

}
