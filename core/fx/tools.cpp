#include "fx/tools.h"

#include <algorithm>

namespace gleaner::fx {

namespace {

/// `Count` sections at once: a sample is in the second while the next one is in the first, so the processor
/// is not left waiting for one recursion.
template <std::size_t Count>
void runTogether(std::span<float> channel, const dsp::BiquadCoefficients* c) {
    double z1[Count] = {}, z2[Count] = {};
    for (float& sample : channel) {
        auto x = static_cast<double>(sample);
        for (std::size_t i = 0; i < Count; ++i) {
            const double y = c[i].b0 * x + z1[i];
            z1[i] = c[i].b1 * x - c[i].a1 * y + z2[i];
            z2[i] = c[i].b2 * x - c[i].a2 * y;
            x = y;
        }
        sample = static_cast<float>(x);
    }
}

void runUpToFour(std::span<float> channel, std::span<const dsp::BiquadCoefficients> sections) {
    switch (sections.size()) {
    case 1:
        return runTogether<1>(channel, sections.data());
    case 2:
        return runTogether<2>(channel, sections.data());
    case 3:
        return runTogether<3>(channel, sections.data());
    default:
        return runTogether<4>(channel, sections.data());
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

void runSections(audio::AudioBuffer& sample, std::span<const dsp::BiquadCoefficients> sections) {
    for (int c = 0; c < sample.channels(); ++c)
        for (std::size_t first = 0; first < sections.size(); first += 4)
            runUpToFour(sample.channel(c),
                        sections.subspan(first, std::min<std::size_t>(4, sections.size() - first)));
}

double sectionsDb(std::span<const dsp::BiquadCoefficients> sections, double hertz, double rate) {
    double factor = 1.0;
    for (const dsp::BiquadCoefficients& section : sections)
        factor *= std::abs(section.response(hertz, rate));
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

}
