#include "fx/effects.h"
#include "fx/tools.h"

namespace gleaner::fx {

namespace {

enum : std::size_t { Width, MonoBelow };

constexpr Parameter parameters[] = {
    {"width", "Width", Unit::Percent, Scale::Linear, 0.0, 100.0, 200.0,
     "0 is mono, 100 as it was, 200 twice as wide."},
    {"monoBelow", "Mono below", Unit::Hertz, Scale::Linear, 0.0, 0.0, 500.0,
     "Bass below this goes to the middle; 0: off."},
};

bool changesNothing(const Values& values) { return values[Width] == 100.0 && values[MonoBelow] == 0.0; }

audio::AudioBuffer sides(const audio::AudioBuffer& sample) {
    audio::AudioBuffer side(1, sample.frames());
    for (std::size_t n = 0; n < side.channel(0).size(); ++n)
        side.channel(0)[n] = 0.5F * (sample.channel(0)[n] - sample.channel(1)[n]);
    return side;
}

void process(audio::AudioBuffer& sample, int rate, const Values& values) {
    if (sample.channels() != 2 || changesNothing(values)) return;
    audio::AudioBuffer side = sides(sample);
    if (values[MonoBelow] > 0.0) {
        const dsp::BiquadCoefficients cut =
            dsp::BiquadCoefficients::highPass(Hertz(values[MonoBelow]), 0.7071, rate);
        runSections(side, {&cut, 1});
    }
    const auto factor = static_cast<float>(values[Width] / 100.0);
    const std::span<float> left = sample.channel(0), right = sample.channel(1);
    for (std::size_t n = 0; n < left.size(); ++n) {
        const float middle = 0.5F * (left[n] + right[n]), wide = factor * side.channel(0)[n];
        left[n] = middle + wide;
        right[n] = middle - wide;
    }
}

}

EffectType widthType() {
    return {.id = "width",
            .name = "Width",
            .help = "Narrower or wider by its middle and its sides. Stereo only; mono compatible.",
            .parameters = parameters,
            .process = process,
            .picture = Picture::Sides};
}

}
