#pragma once

#include "audio/audio_buffer.h"
#include "music/sample_traits.h"
#include "rhythm/tempo.h"

#include <optional>

namespace gleaner::analysis {

/// Listens to a finished sample: kind, role, tempo, key, pitch, content, character. `kind` where the caller
/// knows it already (a slice does); else it is judged. `tempi` is where its tempo is looked for. Meant for
/// samples up to some minutes. Deterministic.
music::SampleTraits analyseSample(const audio::AudioBuffer& sample, int rate,
                                  std::optional<music::SampleKind> kind = {}, const TempoRange& tempi = {});

}
