#include "classify/content_classifier.h"

#include <algorithm>

namespace gleaner::analysis {

namespace {
/// s below which nobody could tell; origin not recorded; flat at 0.8x and 1.25x
constexpr double shortestClassified = 1.0;
}

std::optional<ContentClassification> classifyContent(const SampleSound& sound,
                                                     const Descriptors& descriptors) {
    if (sound.isSilent || sound.seconds < shortestClassified) return std::nullopt;
    const std::vector<double> probabilities = contentModel().probabilities(descriptors);
    const auto best = std::max_element(probabilities.begin(), probabilities.end());
    return ContentClassification{static_cast<music::Content>(best - probabilities.begin()), *best};
}

}
