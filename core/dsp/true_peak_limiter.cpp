#include "dsp/true_peak_limiter.h"

#include "dsp/envelope.h"
#include "dsp/peak_scanner.h"

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

/// The largest of each frame and the `ahead` behind it. Overshoots are rare: only around them there is
/// anything but 1.
std::vector<float> largestAhead(const std::vector<float>& overshoot, int ahead) {
    std::vector<float> largest(overshoot.size(), 1.0F);
    const auto isOver = [](float x) { return x > 1.0F; };
    for (auto at = std::ranges::find_if(overshoot, isOver); at != overshoot.end();) {
        auto last = at;
        for (auto next = at; next != overshoot.end() && next - last <= ahead; ++next)
            if (isOver(*next)) last = next;
        const auto begin = at - std::min<std::ptrdiff_t>(ahead, at - overshoot.begin());
        const std::vector<float> part = slidingMax(std::span(begin, last + 1), 0, ahead);
        std::ranges::copy(part, largest.begin() + (begin - overshoot.begin()));
        at = std::find_if(last + 1, overshoot.end(), isOver);
    }
    return largest;
}

/// `trailingMean` (dsp/envelope.h), one after the other while its values come.
class Trailing {
public:
    Trailing(const std::vector<float>& x, int width)
        : m_x(x), m_width(static_cast<std::size_t>(width)), m_part(1.0 / width) {}
    float meanAt(std::size_t n) {
        if (n == 0) m_sum = static_cast<double>(m_width) * m_x[0];
        m_sum += static_cast<double>(m_x[n]) - static_cast<double>(m_x[n < m_width ? 0 : n - m_width]);
        return static_cast<float>(m_sum * m_part);
    }

private:
    const std::vector<float>& m_x;
    std::size_t m_width;
    double m_part, m_sum = 0.0;
};

/// Gain that has come down to 1 / overshoot where it must. Looks ahead, so that it comes down smoothly, and
/// recovers by an exponential. The lowest gain of the next L frames, then two means over L / 2 frames: at a
/// peak every mean sees only gains that suffice.
std::vector<float> gainCurve(const std::vector<float>& overshoot, int rate, const LimiterSettings& settings) {
    const int half = std::max(1, static_cast<int>(settings.lookaheadMs * rate / 2000.0));
    std::vector<float> gain = largestAhead(overshoot, 2 * half);
    const double release = smoothing(settings.releaseMs, rate);
    double held = 1.0;
    const auto hold = [&](float ahead) {
        held = 1.0 - release * (1.0 - held);
        if (ahead > 1.0F) held = std::min(held, 1.0 / static_cast<double>(ahead));
        return static_cast<float>(held);
    };
    // One pass for all three: each waits for its own last value only.
    std::vector<float> mean(gain.size()), smooth(gain.size());
    Trailing first(gain, half + 1), second(mean, half + 1);
    for (std::size_t n = 0; n < gain.size(); ++n) {
        gain[n] = hold(gain[n]);
        mean[n] = first.meanAt(n);
        smooth[n] = second.meanAt(n);
    }
    return smooth;
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
    std::vector<float> total; // nothing: no gain yet
    float rest = remainder(channels, rate, ceiling);
    // The moving gain bends the wave between the frames a little; what then still sticks out is met in
    // another pass.
    for (int pass = 0; rest < 1.0F && pass < mostPasses; ++pass) {
        const std::vector<float> over = overshoot(channels, rate, ceiling);
        if (largestMagnitude(over.data(), std::ssize(over)) <= tolerance) break;
        std::vector<float> gain = gainCurve(over, rate, settings);
        applyGain(channels, gain);
        if (total.empty())
            total = std::move(gain);
        else
            std::ranges::transform(total, gain, total.begin(), std::multiplies<>());
        rest = remainder(channels, rate, ceiling);
    }
    if (rest < 1.0F) applyGain(channels, std::vector<float>(channels[0].size(), rest));
    const float least = total.empty() ? 1.0F : *std::ranges::min_element(total);
    return -decibelsFromLinear(static_cast<double>(rest * least));
}

}
