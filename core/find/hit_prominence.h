#pragma once

#include "features/feature_track.h"
#include "features/hit_novelty.h"

#include <vector>

namespace gleaner::analysis {

/// How far the loudest bands of a hop, from `lowestBand` up, stand over the background around, dB.
float excessDb(const FeatureTrack& track, std::size_t hop, std::size_t lowestBand = 0);

/// How plainly each peak stands out, dB: its height,
/// - less what was over the background just before it already (at most 1.5 dB),
/// - less how restless the novelty is within 10 s (its 98th percentile, at most 1.5 dB),
/// - less four tenths of what the highest other peak within 10 s lacks of 10 dB: a faint peak among plain
/// strokes
///   is likely a stroke, in a calm place it is likely the grain of the place,
/// - less up to 1.6 dB for what is gone sooner than after 60 ms, half a dB more for what sounds longer.
/// The bounce of a stroke (see bounces()) counts a fifth. The beginning of the recording has nothing before
/// it and looks like a blow: its height is no more than what stands over the background, above the
/// rumble, when the jump is over.
std::vector<float> prominences(const FeatureTrack& track, const std::vector<NoveltyPeak>& peaks);

}
