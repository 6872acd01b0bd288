#pragma once

#include "audio/audio_source.h"
#include "base/progress.h"

#include <vector>

namespace gleaner::analysis {

/// Onsets in seconds, rising (SuperFlux family, for `gleaner-cli onsets`). Streams. Throws Error and
/// Cancelled.
std::vector<double> detectOnsets(audio::AudioSource& source, double sensitivity, const Progress& progress);

}
