#include "describe/sample_sound.h"

#include "signal/decimator.h"
#include "signal/mono_stream.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gleaner::analysis {

namespace {
constexpr int highestRate = 80000;
constexpr double longestListened = 20.0; ///< seconds
constexpr double shortestListened = 0.01;
constexpr int pitchFrames = 60;

/// Recorders add a constant; no descriptor may hear it.
void removeOffset(std::vector<float>& mono) {
    if (mono.empty()) return;
    const double mean = std::accumulate(mono.begin(), mono.end(), 0.0) / static_cast<double>(mono.size());
    for (float& x : mono)
        x = static_cast<float>(static_cast<double>(x) - mean);
}

/// A quiet sound has the same descriptors as a loud one.
void normalise(std::vector<float>& sound) {
    float peak = 0.0F;
    for (const float x : sound)
        peak = std::max(peak, std::abs(x));
    if (peak <= 0.0F) return;
    for (float& x : sound)
        x /= peak;
}

double stereoWidth(const audio::AudioBuffer& sample) {
    if (sample.channels() < 2) return -30.0;
    const auto left = sample.channel(0);
    const auto right = sample.channel(1);
    double mid = 1e-12;
    double side = 0.0;
    for (std::size_t n = 0; n < left.size(); ++n) {
        if (!std::isfinite(left[n]) || !std::isfinite(right[n])) continue;
        const double l = static_cast<double>(left[n]);
        const double r = static_cast<double>(right[n]);
        mid += (l + r) * (l + r) / 4.0;
        side += (l - r) * (l - r) / 4.0;
    }
    return std::clamp(10.0 * std::log10(side / mid + 1e-12), -30.0, 6.0);
}
}

SampleSound SampleSound::of(const audio::AudioBuffer& sample, int rate) {
    SampleSound s;
    Decimator decimator(std::max(1, (rate + highestRate - 1) / highestRate));
    s.rate = static_cast<double>(rate) / decimator.factor();
    std::vector<float> mono;
    mixToMono(sample, mixPolarity(sample), mono);
    decimator.push(mono, s.mono);
    decimator.finish(s.mono);
    removeOffset(s.mono);
    s.widthDb = stereoWidth(sample);

    const FrameRange part = soundingPart(s.mono, s.rate);
    s.isSilent = part.isEmpty();
    s.seconds = static_cast<double>(part.length()) / s.rate;
    const auto most = static_cast<Frame>(longestListened * s.rate);
    s.sound.assign(s.mono.begin() + part.begin, s.mono.begin() + std::min(part.end, part.begin + most));
    normalise(s.sound);
    const auto least = static_cast<std::size_t>(shortestListened * s.rate) + 1;
    if (s.sound.size() < least) s.sound.resize(least, 0.0F);

    s.envelope = envelopeOf(s.sound, s.rate);
    s.spectrogram = Spectrogram::of(s.sound, s.rate);
    s.bands = BandSpectrogram::of(s.sound, s.rate);
    s.onsets = onsetStrength(s.bands);
    s.pitch = trackPitch(s.sound, s.rate, pitchFrames);
    s.chroma = chromaOf(s.sound, s.rate);
    return s;
}

}
