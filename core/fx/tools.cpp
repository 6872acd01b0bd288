#include "fx/tools.h"

#include <algorithm>

namespace gleaner::fx {

namespace {

/// The same frame of two channels: the processor works on both at once.
struct Pair {
    double a, b;
    friend Pair operator+(Pair x, Pair y) { return {x.a + y.a, x.b + y.b}; }
    friend Pair operator-(Pair x, Pair y) { return {x.a - y.a, x.b - y.b}; }
    friend Pair operator*(double f, Pair x) { return {f * x.a, f * x.b}; }
};

/// `Count` sections at once: a frame is in the second while the next one is in the first, so nobody waits for
/// one recursion.
template <std::size_t Count>
void runTogether(std::span<float> a, std::span<float> b, const dsp::BiquadCoefficients* c) {
    Pair z1[Count] = {}, z2[Count] = {};
    for (std::size_t n = 0; n < a.size(); ++n) {
        Pair x{static_cast<double>(a[n]), static_cast<double>(b[n])};
        for (std::size_t i = 0; i < Count; ++i) {
            const Pair y = c[i].b0 * x + z1[i];
            z1[i] = c[i].b1 * x - c[i].a1 * y + z2[i];
            z2[i] = c[i].b2 * x - c[i].a2 * y;
            x = y;
        }
        a[n] = static_cast<float>(x.a);
        b[n] = static_cast<float>(x.b);
    }
}

void runUpToFour(std::span<float> a, std::span<float> b, std::span<const dsp::BiquadCoefficients> sections) {
    switch (sections.size()) {
    case 1:
        return runTogether<1>(a, b, sections.data());
    case 2:
        return runTogether<2>(a, b, sections.data());
    case 3:
        return runTogether<3>(a, b, sections.data());
    default:
        return runTogether<4>(a, b, sections.data());
    }
}

}

std::vector<float> linkedMagnitude(const audio::AudioBuffer& sample) {
    std::vector<float> magnitude(static_cast<std::size_t>(sample.frames()));
    for (int c = 0; c < sample.channels(); ++c) {
        const std::span<const float> channel = sample.channel(c);
        for (std::size_t n = 0; n < magnitude.size(); ++n)
            magnitude[n] = std::max(magnitude[n], std::fabs(channel[n]));
    }
    return magnitude;
}

void applyCurve(audio::AudioBuffer& sample, std::span<const float> curve) {
    for (int c = 0; c < sample.channels(); ++c) {
        const std::span<float> channel = sample.channel(c);
        for (std::size_t n = 0; n < channel.size(); ++n)
            channel[n] *= curve[n];
    }
}

void mix(std::span<float> wet, std::span<const float> dry, double part) {
    const auto there = static_cast<float>(part), here = static_cast<float>(1.0 - part);
    for (std::size_t n = 0; n < wet.size(); ++n)
        wet[n] = here * dry[n] + there * wet[n];
}

void runSections(audio::AudioBuffer& sample, std::span<const dsp::BiquadCoefficients> sections) {
    for (int c = 0; c < sample.channels(); c += 2) {
        const std::span<float> a = sample.channel(c),
                               b = sample.channel(std::min(c + 1, sample.channels() - 1));
        std::vector<float> unused; // an odd channel runs beside a copy of itself
        if (c + 1 == sample.channels()) unused.assign(a.begin(), a.end());
        for (std::size_t first = 0; first < sections.size(); first += 4)
            runUpToFour(a, unused.empty() ? b : std::span(unused),
                        sections.subspan(first, std::min<std::size_t>(4, sections.size() - first)));
    }
}

double sectionsDb(std::span<const dsp::BiquadCoefficients> sections, Hertz frequency, double rate) {
    double factor = 1.0;
    for (const dsp::BiquadCoefficients& section : sections)
        factor *= std::abs(section.response(frequency, rate));
    return decibelsFromLinear(factor).value;
}

void extend(audio::AudioBuffer& sample, Frame frames) {
    audio::AudioBuffer longer(sample.channels(), sample.frames() + frames);
    for (int c = 0; c < sample.channels(); ++c)
        std::copy(sample.channel(c).begin(), sample.channel(c).end(), longer.channel(c).begin());
    sample = std::move(longer);
}

std::vector<float> padded(std::span<const float> channel, Frame margin) {
    std::vector<float> line(channel.size() + static_cast<std::size_t>(2 * margin));
    std::copy(channel.begin(), channel.end(), line.begin() + margin);
    return line;
}

double wholeSwings(double hertz, double seconds) {
    return std::max(1.0, std::round(hertz * seconds)) / seconds;
}

}
