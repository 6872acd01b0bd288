#include "classify/kind_classifier.h"

#include "features/hit_novelty.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace gleaner::analysis {

namespace {
/// dB of novelty, from which a peak is an onset; origin not recorded; kinds flat at 0.8x, -0.023 at 1.25x
constexpr double onsetHeight = 5.0;
/// s, the longest hit; origin not recorded; flat at 0.8x and 1.25x
constexpr double longestHit = 6.0;
/// s, the shortest loop; origin not recorded; flat at 0.875 and 0.92
constexpr double shortestLoop = 0.9;
/// s, the shortest texture; origin not recorded; flat at 0.8x and 1.25x
constexpr double shortestTexture = 3.0;
/// s, the shortest phrase; origin not recorded; kinds flat at 0.8x, +0.023 at 1.25x
constexpr double shortestPhrase = 0.6;
/// onsets in a loop that does not repeat; origin not recorded; flat at 2 and 4
constexpr int fewestLoopOnsets = 3;
/// share, the confidence of the tempo of a loop; origin not recorded; flat at 0.8x and 1.25x
constexpr double loopConfidence = 0.3;
/// share of the sound that holds one pitch: a single note; origin not recorded; flat at 0.8x and 1.25x
constexpr double keptPitch = 0.5;
/// s above which a phrase is a texture; origin not recorded; flat at 0.8x and 1.25x
constexpr double longestPhrase = 20.0;
/// dB, standard deviation of the level of what is steady; origin not recorded; flat at 0.8x and 1.25x
constexpr double steadyDb = 3.0;
/// s over which the level is taken; origin not recorded; flat at 0.8x and 1.25x
constexpr double levelSeconds = 0.1;

/// Standard deviation of the level over stretches of 0.1 s, dB.
double levelVariation(const Envelope& envelope) {
    const auto step = static_cast<std::size_t>(levelSeconds * envelope.rate);
    std::vector<double> levels;
    for (std::size_t at = 0; at + step <= envelope.values.size(); at += step) {
        double power = 1e-14;
        for (std::size_t i = at; i < at + step; ++i)
            power += envelope.values[i] * envelope.values[i];
        levels.push_back(10.0 * std::log10(power / static_cast<double>(step)));
    }
    if (levels.empty()) return 0.0;
    const double mean =
        std::accumulate(levels.begin(), levels.end(), 0.0) / static_cast<double>(levels.size());
    double variance = 0.0;
    for (const double l : levels)
        variance += (l - mean) * (l - mean) / static_cast<double>(levels.size());
    return std::sqrt(variance);
}
}

int countOnsets(const SampleSound& sound) {
    return static_cast<int>(pickPeaks(sound.onsets, sound.bands.frameRate, onsetHeight).size());
}

music::SampleKind classifyKind(const SampleSound& sound, const Descriptors& d,
                               const std::optional<TempoEstimate>& tempo) {
    using music::SampleKind;
    const int onsets = countOnsets(sound);
    const bool singleNote = d[Descriptor::PitchShare] > keptPitch;
    if (sound.seconds < shortestPhrase) return SampleKind::Hit;
    if (sound.seconds < longestHit && singleNote) return SampleKind::Hit;
    if (tempo && tempo->repeats && tempo->confidence >= loopConfidence) return SampleKind::Loop;
    if (tempo && tempo->confidence >= loopConfidence && onsets >= fewestLoopOnsets &&
        sound.seconds >= shortestLoop)
        return SampleKind::Loop;
    // One attack and then a fall: however long it rings.
    if (onsets <= 2 && sound.seconds < longestHit && d[Descriptor::TemporalCentroid] < 0.42)
        return SampleKind::Hit;
    const bool steady = levelVariation(sound.envelope) < steadyDb;
    const double onsetsASecond = onsets / std::max(1.0, sound.seconds);
    if (sound.seconds >= shortestTexture && steady && onsetsASecond < 1.0) return SampleKind::Texture;
    if (sound.seconds > longestPhrase) return SampleKind::Texture;
    if (sound.seconds < 1.2 && onsets <= 2) return SampleKind::Hit;
    return SampleKind::Phrase;
}

}
