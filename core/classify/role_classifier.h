#pragma once

#include "classify/content_classifier.h"
#include "describe/descriptors.h"
#include "describe/sample_sound.h"
#include "music/role.h"
#include "music/sample_kind.h"

namespace gleaner::analysis {

struct RoleClassification {
    music::Role role = music::Role::Perc;
    double confidence = 0.0; ///< 0..1
};

/// What a sample can do in a song. Single sounds by the model (role_model.h); loops, phrases and textures by
/// a few plain rules over content, tone, register, polyphony and the number of onsets, since no training data
/// tells more.
RoleClassification classifyRole(const SampleSound& sound, const Descriptors& descriptors,
                                music::SampleKind kind, bool tonal,
                                const std::optional<ContentClassification>& content);

}
