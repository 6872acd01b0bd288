#pragma once

#include "analysis/excerpt.h"
#include "analysis/found.h"
#include "analysis/hit_novelty.h"
#include "analysis/recording_track.h"
#include "base/progress.h"

#include <optional>
#include <vector>

namespace gleaner::analysis {

/// dB of novelty that makes a hit: 4.75 at a sensitivity of one half (found on the development scenes), 12 at
/// 0, 3 at 1.
double hitThreshold(double sensitivity);

/// Cuts one hit out: from a couple of milliseconds before its attack to where it has sunk into the noise, at
/// most `next` (frame of the following hit), 30 ms to 4 s long. Nothing for a click of one sample, or when
/// nothing is left between two hits.
std::optional<Found> cutHit(const RecordingTrack& track, Excerpts& excerpts, const NoveltyPeak& peak,
                            Frame next);

}
