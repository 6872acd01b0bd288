#include "pack/render/most_gain.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace gleaner::pack {
namespace {

constexpr double alwaysDb = 24.0;
constexpr double highestStepsDb = -60.0;
constexpr double highestNoiseDb = -48.0;
constexpr int lossyBits = 16, mostBits = 24;
constexpr double gainAroundSeconds = 1.0, momentSeconds = 0.02, longestSeconds = 30.0;
constexpr double quietShare = 0.1;

/// Noise of rounding to so many bits, dBFS.
double stepsDb(const audio::AudioInfo& info) {
    const int bits = info.isFloat ? mostBits : info.bits == 0 ? lossyBits : std::min(info.bits, mostBits);
    return -6.02 * bits - 1.76;
}

double powerOf(const audio::AudioBuffer& moment) {
    double sum = 0.0;
    for (int c = 0; c < moment.channels(); ++c)
        for (const float x : moment.channel(c))
            sum += static_cast<double>(x) * static_cast<double>(x);
    return sum / static_cast<double>(std::max<Frame>(1, moment.frames() * moment.channels()));
}

/// Level of the quietest tenth of all moments, dBFS RMS; digital silence is no noise.
double noiseDb(audio::AudioSource& source, FrameRange range) {
    const int rate = source.info().rate;
    const Frame around = framesFromSeconds(gainAroundSeconds, rate);
    const FrameRange analysed =
        intersection({range.begin - around,
                      std::min(range.end, range.begin + framesFromSeconds(longestSeconds, rate)) + around},
                     {0, source.info().frames});
    const Frame moment = std::max<Frame>(1, framesFromSeconds(momentSeconds, rate));
    std::vector<double> powers;
    audio::AudioBuffer block;
    for (Frame at = analysed.begin; at + moment <= analysed.end; at += moment) {
        source.read({at, at + moment}, block);
        if (block.isEmpty()) break;
        if (const double power = powerOf(block); power > 0.0) powers.push_back(power);
    }
    if (powers.empty()) return -HUGE_VAL;
    const auto quiet =
        powers.begin() + static_cast<std::ptrdiff_t>(quietShare * static_cast<double>(powers.size()));
    std::nth_element(powers.begin(), quiet, powers.end());
    return 10.0 * std::log10(*quiet);
}

}

Decibels mostGainFor(audio::AudioSource& source, FrameRange range, music::SampleKind kind) {
    double most = highestStepsDb - stepsDb(source.info());
    const bool hasNoise = kind == music::SampleKind::Hit || kind == music::SampleKind::Phrase;
    if (hasNoise && most > alwaysDb) most = std::min(most, highestNoiseDb - noiseDb(source, range));
    return Decibels(std::max(alwaysDb, most));
}

}
