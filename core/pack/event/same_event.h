#pragma once

#include "codec/sequence_reader.h"
#include "library/recording.h"
#include "music/sample_kind.h"
#include "signal/excerpt.h"

#include <memory>

namespace gleaner::pack {

/// A region on a clock that recordings share, in seconds.
struct HeardRegion {
    music::SampleKind kind = music::SampleKind::Hit;
    double begin = 0.0, end = 0.0;
};

/// Whether two regions of different recordings are of one event: of one kind, and half of what both take
/// together in common; hits also where they begin within 30 ms.
bool isSameEvent(const HeardRegion& a, const HeardRegion& b);

/// A recording that is open for listening. Throws Error.
struct OpenRecorder {
    explicit OpenRecorder(const library::Recording& recording);
    std::unique_ptr<audio::SequenceReader> reader; ///< `excerpts` reads from it
    std::unique_ptr<analysis::Excerpts> excerpts;
};

}
