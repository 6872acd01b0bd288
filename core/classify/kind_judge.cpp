#include "classify/kind_judge.h"

#include "features/hit_novelty.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace gleaner::analysis {

namespace {
constexpr double onsetHeight = 5.0; ///< dB
constexpr double longestHit = 6.0;  ///< seconds
constexpr double shortestLoop = 0.9;
constexpr double shortestTexture = 3.0;
constexpr double shortestPhrase = 0.6;
constexpr int fewestLoopOnsets = 3;
constexpr double loopConfidence = 0.3;
constexpr double keptPitch = 0.5;
constexpr double longestPhrase = 20.0;
constexpr double steadyDb = 3.0;
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

music::SampleKind judgeKind(const SampleSound& sound, const Descriptors& d,
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
