#pragma once

#include "classify/descriptor_model.h"
#include "describe/sample_sound.h"
#include "music/content.h"

#include <optional>

namespace gleaner::analysis {

struct ContentClassification {
    music::Content content = music::Content::Noise;
    double confidence = 0.0; ///< 0..1
};

/// The model of contents, classes as `music::contents` (content_model_table.cpp, written by
/// packaging/training/train.py).
const DescriptorModel& contentModel();

/// Speech, music or noise; nothing below a second, where nobody could tell.
std::optional<ContentClassification> classifyContent(const SampleSound& sound,
                                                     const Descriptors& descriptors);

}
