#include "loudness/k_weighting.h"

#include <algorithm>
#include <numbers>
#include <span>

namespace gleaner::loudness {

namespace {

constexpr double surround = 1.41;
constexpr double offsetLufs = -0.691; // so that a 997 Hz sine at 0 dBFS in one channel reads -3.01 LKFS

// The analogue prototypes behind the standard's coefficients for 48 kHz, so that other rates hear the same
// (docs/sound.md 1.1).
constexpr double shelfHertz = 1681.974450955533, shelfDb = 3.999843853973347, shelfQ = 0.7071752369554196;
constexpr double shelfMiddle = 0.4996667741545416;
constexpr double cutHertz = 38.13547087602444, cutQ = 0.5003270373238773;

/// Bilinear transform's warped frequency; below Nyquist also where the rate is very low.
double warped(double hertz, double rate) { return std::tan(std::numbers::pi * std::min(hertz / rate, 0.45)); }

dsp::BiquadCoefficients shelf(double rate) {
    const double k = warped(shelfHertz, rate), high = std::pow(10.0, shelfDb / 20.0);
    const double middle = std::pow(high, shelfMiddle), a0 = 1.0 + k / shelfQ + k * k;
    return {(high + middle * k / shelfQ + k * k) / a0, 2.0 * (k * k - high) / a0,
            (high - middle * k / shelfQ + k * k) / a0, 2.0 * (k * k - 1.0) / a0,
            (1.0 - k / shelfQ + k * k) / a0};
}

dsp::BiquadCoefficients lowCut(double rate) {
    const double k = warped(cutHertz, rate), a0 = 1.0 + k / cutQ + k * k;
    return {1.0, -2.0, 1.0, 2.0 * (k * k - 1.0) / a0, (1.0 - k / cutQ + k * k) / a0};
}

}

double channelWeight(int channels, int index) {
    switch (channels) {
    case 1:
        return 2.0;
    case 4:
        return index < 2 ? 1.0 : surround;
    case 5:
        return index < 3 ? 1.0 : surround;
    case 6:
        return index < 3 ? 1.0 : index == 3 ? 0.0 : surround;
    default:
        return 1.0;
    }
}

std::array<dsp::BiquadCoefficients, 2> kWeighting(double rate) { return {shelf(rate), lowCut(rate)}; }

namespace {

/// The filter of one channel, and where its energy goes.
struct Ear {
    Ear(const audio::AudioBuffer& sample, int index, double channelsWeight, double rate)
        : head(kWeighting(rate)[0]), low(kWeighting(rate)[1]), channel(sample.channel(index)),
          weight(channelsWeight) {}
    double energyOf(float x) {
        const double heard = low(head(static_cast<double>(x)));
        return weight * heard * heard;
    }
    dsp::Biquad head, low;
    std::span<const float> channel;
    double weight;
};

/// Two channels in one register, each by the same sums as alone.
using Two [[gnu::vector_size(16)]] = double;

class TwoBiquads {
public:
    explicit TwoBiquads(const dsp::BiquadCoefficients& c)
        : m_b0{c.b0, c.b0}, m_b1{c.b1, c.b1}, m_b2{c.b2, c.b2}, m_a1{c.a1, c.a1}, m_a2{c.a2, c.a2} {}
    Two operator()(Two x) {
        const Two y = m_b0 * x + m_z1;
        m_z1 = m_b1 * x - m_a1 * y + m_z2;
        m_z2 = m_b2 * x - m_a2 * y;
        return y;
    }

private:
    Two m_b0, m_b1, m_b2, m_a1, m_a2, m_z1 = {}, m_z2 = {};
};

/// Each frame waits for the one before it in its own filter: two ears at once take no longer than one.
void hearTwo(const Ear& left, const Ear& right, double rate, int turns, std::vector<double>& energy) {
    TwoBiquads head(kWeighting(rate)[0]), low(kWeighting(rate)[1]);
    const Two weight = {left.weight, right.weight};
    const auto heard = [&](std::size_t n) {
        return low(head(Two{static_cast<double>(left.channel[n]), static_cast<double>(right.channel[n])}));
    };
    const auto add = [&](std::size_t n, Two sound) {
        const Two both = weight * sound * sound;
        energy[n] = energy[n] + both[0] + both[1];
    };
    const std::size_t frames = left.channel.size();
    for (int turn = 1; turn < turns; ++turn)
        for (std::size_t n = 0; n < frames; ++n)
            heard(n);
    for (std::size_t n = 0; n < frames; ++n)
        add(n, heard(n));
    for (std::size_t n = frames; n < energy.size(); ++n)
        add(n, low(head(Two{})));
}

void hear(Ear ear, int turns, std::vector<double>& energy) {
    for (int turn = 1; turn < turns; ++turn)
        for (const float x : ear.channel)
            ear.energyOf(x);
    for (std::size_t n = 0; n < energy.size(); ++n)
        energy[n] += ear.energyOf(n < ear.channel.size() ? ear.channel[n] : 0.0F);
}

}

std::vector<double> weightedEnergy(const audio::AudioBuffer& sample, int rate, int turns, Frame silence) {
    std::vector<double> energy(static_cast<std::size_t>(sample.frames() + silence));
    std::vector<Ear> ears;
    for (int c = 0; c < sample.channels(); ++c)
        if (const double weight = channelWeight(sample.channels(), c); weight != 0.0)
            ears.emplace_back(sample, c, weight, rate);
    for (std::size_t n = 0; n + 1 < ears.size(); n += 2)
        hearTwo(ears[n], ears[n + 1], rate, turns, energy);
    if (ears.size() % 2 == 1) hear(ears.back(), turns, energy);
    return energy;
}

Lufs lufsFromEnergy(double meanEnergy) {
    return Lufs(meanEnergy > 0.0 ? offsetLufs + 10.0 * std::log10(meanEnergy) : -HUGE_VAL);
}

double energyFromLufs(Lufs loudness) { return std::pow(10.0, (loudness.value - offsetLufs) / 10.0); }

}
