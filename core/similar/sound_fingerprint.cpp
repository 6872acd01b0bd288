#include "similar/sound_fingerprint.h"

#include "features/band_spectrogram.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace gleaner::analysis {

namespace {
/// Seconds from the attack: where the stretches begin, and the end of the last.
constexpr std::array<double, Fingerprint::stretches + 1> edges = {-0.012, 0.006, 0.018, 0.04,
                                                                  0.08,   0.16,  0.32,  0.64};
constexpr double audibleDb = 40.0;
constexpr float attackShare = 0.25F; ///< of the peak: there the attack is
constexpr std::size_t bandsACell = maxBands / Fingerprint::bands;
static_assert(bandsACell * Fingerprint::bands == maxBands);

double powerOf(float decibels) { return std::pow(10.0, static_cast<double>(decibels) / 10.0); }

/// The sample from its attack on, after whole frames: so frames fall on the same places of it wherever it was
/// cut. `attack` is the frame.
BandSpectrogram alignedSpectrogram(std::span<const float> mono, double rate, std::ptrdiff_t& attack) {
    float peak = 0.0F;
    for (const float x : mono)
        peak = std::max(peak, std::abs(x));
    const auto first =
        std::find_if(mono.begin(), mono.end(), [&](float x) { return std::abs(x) >= attackShare * peak; });
    const auto at = first - mono.begin();
    const std::ptrdiff_t hop = BandLayout::forRate(rate).hop;
    attack = (at + hop - 1) / hop;
    std::vector<float> aligned(static_cast<std::size_t>(attack * hop - at), 0.0F);
    aligned.insert(aligned.end(), mono.begin(), mono.end());
    return BandSpectrogram::of(aligned, rate);
}
}

Fingerprint fingerprintOf(std::span<const float> mono, double rate) {
    std::ptrdiff_t attack = 0;
    const BandSpectrogram spectrogram = alignedSpectrogram(mono, rate, attack);
    std::array<double, Fingerprint::bands * Fingerprint::stretches> levels{};
    const auto frameAt = [&](double seconds) {
        return attack + std::lround(seconds * spectrogram.frameRate);
    };
    for (std::size_t s = 0; s < Fingerprint::stretches; ++s) {
        const std::ptrdiff_t from = frameAt(edges[s]);
        const std::ptrdiff_t to = std::max<std::ptrdiff_t>(from + 1, frameAt(edges[s + 1]));
        for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(0, from);
             i < std::min(to, static_cast<std::ptrdiff_t>(spectrogram.frames.size())); ++i)
            for (std::size_t b = 0; b < spectrogram.layout.count; ++b)
                levels[s * Fingerprint::bands + b / bandsACell] +=
                    powerOf(spectrogram.frames[static_cast<std::size_t>(i)][b]) /
                    static_cast<double>(to - from);
    }
    Fingerprint print;
    const double loudest = *std::max_element(levels.begin(), levels.end());
    if (loudest <= 2.0 * static_cast<double>(bandsACell) * powerOf(silenceDb)) return print;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const double db = 10.0 * std::log10(levels[i] / loudest + 1e-9);
        print.cells[i] =
            static_cast<std::uint8_t>(std::lround(std::max(0.0, audibleDb + db) / Fingerprint::stepDb));
    }
    return print;
}

}
