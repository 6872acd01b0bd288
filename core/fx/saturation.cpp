#include "dsp/oversampler.h"
#include "dsp/portable_math.h"
#include "fx/effects.h"
#include "fx/tools.h"

#include <algorithm>

namespace gleaner::fx {

namespace {

enum : std::size_t { Drive, Type, Output, Mix };

constexpr std::string_view typeNames[] = {"Tape", "Tube", "Soft clip"};

constexpr Parameter parameters[] = {
    {"drive", "Drive", Unit::Decibels, Scale::Linear, 0.0, 6.0, 36.0,
     "How hard it is pushed. Full scale stays full scale, what is softer comes up."},
    {"type", "Type", Unit::None, Scale::Choice, 0.0, 0.0, 2.0,
     "Tape rounds the highs first, tube adds even harmonics, soft clip stays clean until late.", typeNames},
    {"output", "Output", Unit::Decibels, Scale::Linear, -24.0, 0.0, 12.0, "Gain behind it."},
    {"mix", "Mix", Unit::Percent, Scale::Linear, 0.0, 100.0, 100.0,
     "Below 100 % the dry sound stays beside it."},
};

// Curves, odd but for the tube's, bounded, 0 at 0.

float tape(float x) { return dsp::portableTanh(x); }

float tube(float x) {
    constexpr float bias = 0.35F, atRest = 0.33637554F; // tanh(bias): silence stays silence
    return dsp::portableTanh(x + bias) - atRest;
}

float softClip(float x) {
    const float held = std::clamp(x, -1.0F, 1.0F);
    return held * (1.5F - 0.5F * held * held);
}

template <float (*curve)(float)>
void bend(std::vector<float>& line, float drive) {
    const float scale = 2.0F / (curve(drive) - curve(-drive));
    for (float& x : line)
        x = scale * curve(drive * x);
}

using Bend = void (*)(std::vector<float>& line, float drive);
constexpr Bend bends[] = {bend<tape>, bend<tube>, bend<softClip>};

int doublings(int rate) { return rate <= 50000 ? 3 : rate <= 100000 ? 2 : 1; }

/// Bends one channel at eight times the rate (four, two from 88.2, 176.4 kHz), so that harmonics above
/// Nyquist are filtered off before they fold down.
void saturate(std::span<float> channel, int rate, Bend bend, float drive) {
    constexpr Frame block = 2048;
    dsp::Oversampler oversampler(doublings(rate), 32, 9.0);
    const Frame reach = oversampler.reach();
    const auto frames = static_cast<Frame>(channel.size());
    const std::vector<float> line = padded(channel, 2 * reach + block);
    std::vector<float> fine;
    for (Frame first = 0; first < frames; first += block) {
        const Frame count = std::min(block, frames - first);
        oversampler.up(line.data() + reach + block + first, count + 2 * reach, fine);
        bend(fine, drive);
        oversampler.down(fine.data() + reach * oversampler.factor(), count, channel.data() + first);
    }
}

/// Tape takes the highs with emphasis and gives them back without, so they are rounded first.
dsp::BiquadCoefficients emphasis(double decibels, int rate) {
    return dsp::BiquadCoefficients::highShelf(Hertz(std::min(3500.0, 0.3 * rate)), 0.5, Decibels(decibels),
                                              rate);
}

void makeWet(audio::AudioBuffer& sample, int rate, const Values& values) {
    const bool isTape = values[Type] == 0.0;
    const dsp::BiquadCoefficients before = emphasis(5.0, rate), behind = emphasis(-5.0, rate);
    const dsp::BiquadCoefficients blockDc = dsp::BiquadCoefficients::highPass(Hertz(8.0), 0.7071, rate);
    const auto drive = static_cast<float>(linearFromDecibels(Decibels(values[Drive])));
    if (isTape) runSections(sample, {&before, 1});
    for (int c = 0; c < sample.channels(); ++c)
        saturate(sample.channel(c), rate, bends[static_cast<std::size_t>(values[Type])], drive);
    if (isTape) runSections(sample, {&behind, 1});
    if (values[Type] == 1.0) runSections(sample, {&blockDc, 1}); // an uneven curve lifts the mean
}

void process(audio::AudioBuffer& sample, int rate, const Values& values) {
    const audio::AudioBuffer dry = sample;
    makeWet(sample, rate, values);
    const auto output = static_cast<float>(linearFromDecibels(Decibels(values[Output])));
    for (int c = 0; c < sample.channels(); ++c) {
        mix(sample.channel(c), dry.channel(c), values[Mix] / 100.0);
        for (float& x : sample.channel(c))
            x *= output;
    }
}

}

EffectType saturationType() {
    return {.id = "saturation",
            .name = "Saturation",
            .help = "Warmth and density by overdriving tape, a tube or a soft clipper.",
            .parameters = parameters,
            .process = process,
            .picture = Picture::Shape};
}

}
