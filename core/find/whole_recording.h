#pragma once

#include "features/recording_track.h"
#include "slices/found.h"

#include <optional>

namespace gleaner::analysis {

/// For a recording in which no finder found anything: its one audible stretch (within 30 dB of its loudest
/// moment, at most 12 s), so that a file of a single soft sound is not refused. Little confidence; nothing
/// for silence (below -70 dBFS).
std::optional<Found> wholeRecording(const RecordingTrack& track);

}
