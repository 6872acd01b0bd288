#pragma once

#include "audio/channels.h"
#include "music/sample_kind.h"
#include "slices/tempo_range.h"

#include <set>

namespace gleaner::analysis {

/// What to look for in a recording, and how hard.
struct DetectSettings {
    double sensitivity = 0.5; ///< 0 (only the plain ones) to 1 (everything)
    std::set<music::SampleKind> kinds = {music::SampleKind::Hit, music::SampleKind::Loop,
                                         music::SampleKind::Phrase, music::SampleKind::Texture};
    TempoRange tempi = {};              ///< of loops and phrases
    audio::ChannelChoice channels = {}; ///< that slices are looked for in
    friend bool operator==(const DetectSettings&, const DetectSettings&) = default;
};

}
