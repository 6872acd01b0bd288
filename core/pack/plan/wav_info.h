#pragma once

#include "pack/plan/plan.h"
#include "tagging/wav_metadata.h"

namespace gleaner::pack {

/// What the item's file says of itself, in chunks or comments (docs/chunks.md), as far as that is known
/// before it is made: `frames`, `levels`, the places of cues and what the sound was are left to whoever
/// writes it.
audio::WavMetadata wavInfoOf(const PackPlan& plan, const PlanItem& item);

/// Puts the cues where they belong in a file of so many frames.
void placeCues(std::vector<audio::CuePoint>& cues, Frame frames);

/// The last component of a recording's path, UTF-8: what outputs call a source.
std::string baseName(const std::string& file);

/// Root note of a single tonal note; nothing for drums and for what has no one pitch.
std::optional<int> rootNoteOf(const music::SampleTraits& traits);

/// What a pack says it was made by: "Gleaner 0.1.0".
std::string_view generator();

}
