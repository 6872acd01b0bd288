#pragma once

#include "describe/descriptors.h"
#include "describe/sample_sound.h"
#include "music/sample_kind.h"
#include "rhythm/tempo.h"

#include <optional>

namespace gleaner::analysis {

/// How many separate sounds a sample holds: onsets that stand out by 5 dB and more.
int countOnsets(const SampleSound& sound);

/// What a sample is that nobody cut on purpose: one sound is a hit, a regular pulse a loop, a long steady
/// sound a texture, everything else a phrase.
music::SampleKind classifyKind(const SampleSound& sound, const Descriptors& descriptors,
                               const std::optional<TempoEstimate>& tempo);

}
