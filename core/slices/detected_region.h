#pragma once

#include "base/range.h"
#include "music/sample_kind.h"
#include "slices/loop_candidate.h"
#include "slices/origin.h"

#include <string>
#include <vector>

namespace gleaner::analysis {

/// A slice as a finder leaves it, before anyone has listened to what it is.
struct DetectedRegion {
    music::SampleKind kind = music::SampleKind::Hit;
    FrameRange range;
    std::size_t part = 0; ///< of the recording, see RecordingAnalysis::parts
    double confidence = 0.0;
    std::string reason;
    FrameRange around;                     ///< loops: the whole stretch that repeats
    double bpm = 0.0;                      ///< loops
    int beats = 0;                         ///< loops
    std::vector<LoopCandidate> candidates; ///< loops: the best five cuts, this one among them
    Origin origin = Origin::Found;
    std::string label = {}; ///< of a mark
};

}
