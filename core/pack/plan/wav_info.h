#pragma once

#include "codec/file_writer.h"
#include "pack/plan/plan.h"

namespace gleaner::pack {

/// What the item's file says of itself in its chunks (acid, smpl, LIST INFO). `frames` is left to whoever
/// writes it.
audio::WavMetadata wavInfoOf(const PackPlan& plan, const PlanItem& item);

/// The last component of a recording's path, UTF-8: what outputs call a source.
std::string baseName(const std::string& file);

/// Root note of a single tonal note; nothing for drums and for what has no one pitch.
std::optional<int> rootNoteOf(const music::SampleTraits& traits);

/// What a pack says it was made by: "Gleaner 0.1.0".
std::string_view generator();

}
