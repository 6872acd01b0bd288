#pragma once

#include "library/recording.h"
#include "slices/fingerprint.h"
#include "slices/tempo_range.h"

#include <optional>

namespace gleaner::library {

/// What is heard in a stretch of a recording, where a person drew or trimmed it and nobody has listened yet.
struct AnalysedStretch {
    music::SampleTraits traits;
    std::optional<analysis::Fingerprint> fingerprint; ///< of hits
    std::optional<double> seamCost;                   ///< of loops, see analysis::LoopCandidate
    friend bool operator==(const AnalysedStretch&, const AnalysedStretch&) = default;
};

/// Listens to it as one of its kind; of long ones to as much as tells (a minute, of textures six seconds).
/// Throws Error and Cancelled.
AnalysedStretch hearStretch(const Recording& recording, FrameRange range, music::SampleKind kind,
                            const analysis::TempoRange& tempi, const Progress& progress);

}
