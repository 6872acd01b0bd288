#pragma once

#include "features/hit_novelty.h"

#include <span>
#include <vector>

namespace gleaner::analysis {

/// The height of the highest other peak within 10 s of each, dB; 0 where there is none.
std::vector<float> neighbourPeaks(std::span<const NoveltyPeak> peaks, double framesPerSecond);

/// Which peaks are the bounce of the stroke before: a lid that falls twice, the second edge of a bell. A
/// bounce is lower by 3 dB at least and comes within 0.35 s, in less than a quarter of the time in which
/// strokes follow each other around (2 s either side): in a drum take nothing bounces, because there every
/// stroke is as soon.
std::vector<bool> rebounds(std::span<const NoveltyPeak> peaks, double framesPerSecond);

}
