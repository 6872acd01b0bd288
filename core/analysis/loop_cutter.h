#pragma once

#include "analysis/excerpt.h"
#include "analysis/found.h"
#include "analysis/hit_novelty.h"
#include "analysis/recording_track.h"

#include <optional>
#include <span>
#include <vector>

namespace gleaner::analysis {

/// The band levels of a stretch of the track, noise taken out of sight (see aboveFloor).
std::vector<BandLevels> levelsOf(const RecordingTrack& track, CellRange range);

/// Cuts one round out of a window that repeats: period from the audio itself, a whole number of beats, from a
/// strong onset whose seam is good. Nothing where the audio does not bear out what the track promised, or
/// nothing pulses.
std::optional<Found> cutLoop(const RecordingTrack& track, Excerpts& excerpts,
                             std::span<const NoveltyPeak> hits, CellRange window, double threshold);

}
