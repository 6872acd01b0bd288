#pragma once

#include "analysis/hit_novelty.h"
#include "analysis/recording_track.h"

#include <vector>

namespace gleaner::analysis {

/// How far the loudest bands of a cell, from `lowestBand` up, stand over the background around, dB.
float excessDb(const RecordingTrack& track, std::size_t cell, std::size_t lowestBand = 0);

/// How plainly each peak stands out, dB: its height, less what was over the background just before it
/// already (at most 1.5 dB), less how restless the novelty is within 10 s (its 98th percentile, at most 1.5
/// dB). The beginning of the recording has nothing before it and looks like a blow: there it counts no more
/// than what stands over the background above the rumble. Where nothing else within 10 s reaches 10 dB, a
/// third of what is missing is taken off: a faint peak among plain strokes is likely a stroke, in a calm
/// place it is likely the grain of the place. The bounce of a stroke (see bounces()) counts a fifth.
std::vector<float> prominences(const RecordingTrack& track, const std::vector<NoveltyPeak>& peaks);

}
