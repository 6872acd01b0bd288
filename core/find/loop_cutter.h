#pragma once

#include "features/feature_track.h"
#include "features/hit_novelty.h"
#include "features/hop_range.h"
#include "rhythm/tempo.h"
#include "signal/excerpt.h"
#include "slices/detected_region.h"

#include <optional>
#include <span>

namespace gleaner::analysis {

/// Cuts the loop that a producer would take out of a window that repeats: the most rounds that the repeating
/// stretch round the window holds, doubled from one as long as 16 bars and 32 s last, so that it covers more
/// than half of the stretch. Period from the audio itself, a whole number of beats, from the strongest
/// downbeat-like onset whose seam is good. Nothing before frame `notBefore`, and nothing that cannot be
/// counted at one of the `tempi`. Nothing at all where the audio does not bear out what the track promised,
/// or nothing pulses.
std::optional<DetectedRegion> cutLoop(const FeatureTrack& track, Excerpts& excerpts,
                                      std::span<const NoveltyPeak> hits, HopRange window, double threshold,
                                      const TempoRange& tempi, Frame notBefore = 0);

}
