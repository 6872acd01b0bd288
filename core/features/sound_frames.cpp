#include "features/sound_frames.h"

#include "dsp/fft.h"
#include "dsp/window.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
constexpr double envelopeSeconds = 0.002;
constexpr double soundingShare = 0.0056; ///< -45 dB
constexpr double soundWindowSeconds = 0.0232;
constexpr double soundHopSeconds = 0.0058;
constexpr double silentLevel = 1e-7;
}

Envelope envelopeOf(std::span<const float> mono, double rate) {
    Envelope envelope;
    const auto step =
        std::max<std::size_t>(1, static_cast<std::size_t>(std::llround(rate * envelopeSeconds)));
    envelope.rate = rate / static_cast<double>(step);
    for (std::size_t at = 0; at < mono.size(); at += step) {
        const std::size_t end = std::min(at + step, mono.size());
        double sum = 0.0;
        for (std::size_t n = at; n < end; ++n)
            sum += static_cast<double>(mono[n]) * static_cast<double>(mono[n]);
        envelope.values.push_back(std::sqrt(sum / static_cast<double>(end - at)));
    }
    return envelope;
}

FrameRange soundingPart(std::span<const float> mono, double rate) {
    const Envelope envelope = envelopeOf(mono, rate);
    if (envelope.values.empty()) return {};
    const double peak = *std::max_element(envelope.values.begin(), envelope.values.end());
    if (peak < silentLevel) return {};
    const auto sounds = [&](double value) { return value > soundingShare * peak; };
    const auto first =
        std::find_if(envelope.values.begin(), envelope.values.end(), sounds) - envelope.values.begin();
    const auto last =
        envelope.values.rend() - std::find_if(envelope.values.rbegin(), envelope.values.rend(), sounds);
    const double step = rate / envelope.rate;
    return {static_cast<Frame>(static_cast<double>(first) * step),
            std::min(static_cast<Frame>(mono.size()), static_cast<Frame>(static_cast<double>(last) * step))};
}

Spectrogram Spectrogram::of(std::span<const float> mono, double rate) {
    int size = 64;
    while (size < rate * soundWindowSeconds * 0.75)
        size *= 2;
    const auto length = static_cast<std::size_t>(size);
    const auto hop = std::max<std::size_t>(1, static_cast<std::size_t>(std::llround(rate * soundHopSeconds)));
    dsp::Fft fft(size);
    const auto window = dsp::hann(size);
    std::vector<float> frame(length);
    std::vector<std::complex<float>> spectrum(static_cast<std::size_t>(fft.bins()));

    Spectrogram result;
    result.binHz = rate / size;
    result.frameRate = rate / static_cast<double>(hop);
    for (std::size_t centre = 0; centre < std::max<std::size_t>(1, mono.size()); centre += hop) {
        for (std::size_t n = 0; n < length; ++n) {
            const std::size_t at = centre + n;
            const bool inside = at >= length / 2 && at - length / 2 < mono.size();
            frame[n] = inside ? mono[at - length / 2] * window[n] : 0.0F;
        }
        fft.forward(frame, spectrum);
        auto& power = result.power.emplace_back(spectrum.size());
        std::transform(spectrum.begin(), spectrum.end(), power.begin(),
                       [](std::complex<float> x) { return std::norm(x); });
    }
    return result;
}

}
