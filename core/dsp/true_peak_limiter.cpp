#include "dsp/true_peak_limiter.h"

#include "dsp/envelope.h"

#include <algorithm>
#include <functional>

namespace gleaner::dsp {

namespace {

constexpr int mostPasses = 3;
constexpr float tolerance = 1.004F; // 0.035 dB over is left: another pass would cost more than it brings

/// Overshoot over the ceiling around every frame, 1 where there is none; the channels' largest.
std::vector<float> overshoot(std::span<std::span<float>> channels, int rate, double ceiling) {
    std::vector<float> largest(channels[0].size(), 1.0F);
    const auto limit = static_cast<float>(ceiling);
    for (const std::span<float> channel : channels) {
        const std::vector<float> peaks = truePeakEnvelope(channel, rate, limit);
        for (std::size_t n = 0; n < peaks.size(); ++n)
            if (peaks[n] > limit) largest[n] = std::max(largest[n], peaks[n] / limit);
    }
    return largest;
}

/// Gain that has come down to 1 / overshoot where it must. Looks ahead, so that it comes down smoothly, and
/// recovers by an exponential. The lowest gain of the next L frames, then two means over L / 2 frames: at a
/// peak every mean sees only gains that suffice.
std::vector<float> gainCurve(const std::vector<float>& overshoot, int rate, const LimiterSettings& settings) {
    const int half = std::max(1, static_cast<int>(settings.lookaheadMs * rate / 2000.0));
    std::vector<float> gain = slidingMax(overshoot, 0, 2 * half);
    const double release = smoothing(settings.releaseMs, rate);
    double held = 1.0;
    for (float& g : gain) {
        held = 1.0 - release * (1.0 - held);
        if (g > 1.0F) held = std::min(held, 1.0 / static_cast<double>(g));
        g = static_cast<float>(held);
    }
    return trailingMean(trailingMean(gain, half + 1), half + 1);
}

void applyGain(std::span<std::span<float>> channels, const std::vector<float>& gain) {
    for (const std::span<float> channel : channels)
        for (std::size_t n = 0; n < channel.size(); ++n)
            channel[n] *= gain[n];
}

/// The ceiling over the true peak, where that is higher: content close to Nyquist, which the envelope sees
/// less exactly, may still stick out.
float remainder(std::span<std::span<float>> channels, int rate, double ceiling) {
    double peak = 0.0;
    for (const std::span<float> channel : channels)
        peak = std::max(peak, truePeak(channel, rate));
    return peak > ceiling * static_cast<double>(tolerance) ? static_cast<float>(ceiling / peak) : 1.0F;
}

}

Decibels limitTruePeak(std::span<std::span<float>> channels, int rate, const LimiterSettings& settings) {
    if (channels.empty() || channels[0].empty()) return Decibels(0.0);
    const double ceiling = linearFromDecibels(settings.ceiling);
    std::vector<float> total(channels[0].size(), 1.0F);
    float rest = remainder(channels, rate, ceiling);
    // The moving gain bends the wave between the frames a little; what then still sticks out is met in
    // another pass.
    for (int pass = 0; rest < 1.0F && pass < mostPasses; ++pass) {
        const std::vector<float> over = overshoot(channels, rate, ceiling);
        if (*std::max_element(over.begin(), over.end()) <= tolerance) break;
        const std::vector<float> gain = gainCurve(over, rate, settings);
        applyGain(channels, gain);
        std::transform(total.begin(), total.end(), gain.begin(), total.begin(), std::multiplies<>());
        rest = remainder(channels, rate, ceiling);
    }
    if (rest < 1.0F) applyGain(channels, std::vector<float>(total.size(), rest));
    return -decibelsFromLinear(static_cast<double>(rest * *std::min_element(total.begin(), total.end())));
}

}
