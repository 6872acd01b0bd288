#pragma once

#include "features/feature_track.h"
#include "slices/detected_region.h"

#include <optional>

namespace gleaner::analysis {

/// For a recording in which no finder found anything: its one audible stretch (within 30 dB of its loudest
/// moment, at most 12 s), so that a file of a single soft sound is not refused. Little confidence; nothing
/// for silence (below -70 dBFS).
std::optional<DetectedRegion> wholeRecording(const FeatureTrack& track);

}
