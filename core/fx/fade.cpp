#include "dsp/portable_math.h"
#include "fx/effects.h"
#include "fx/tools.h"

#include <algorithm>

namespace gleaner::fx {

namespace {

enum : std::size_t { In, Out, Curve };

constexpr std::string_view curveNames[] = {"Linear", "Equal power", "S-curve", "Exponential"};

constexpr Parameter parameters[] = {
    {"in", "Fade in", Unit::Milliseconds, Scale::Linear, 0.0, 1.0, 5000.0,
     "From silence in this time; 0: none."},
    {"out", "Fade out", Unit::Milliseconds, Scale::Linear, 0.0, 5.0, 10000.0,
     "To silence in this time; 0: none."},
    {"curve", "Curve", Unit::None, Scale::Choice, 0.0, 2.0, 3.0,
     "How it moves between silence and full level.", curveNames},
};

/// Gain at `part` of the way up, 0 to 1; exactly 0 at its beginning.
double gainAt(double part, int curve) {
    if (part == 0.0) return 0.0;
    switch (curve) {
    case 0:
        return part;
    case 1:
        return dsp::portableSine(part / 4.0);
    case 2:
        return 0.5 - 0.5 * dsp::portableSine(part / 2.0 + 0.25);
    default:
        return (dsp::portableExp2(8.0 * part) - 1.0) / 255.0; // 48 dB, straight in dB for most of the way
    }
}

void process(audio::AudioBuffer& sample, int rate, const Values& values) {
    Frame in = framesFromMs(values[In], rate), out = framesFromMs(values[Out], rate);
    const Frame frames = sample.frames();
    if (in + out > frames) { // both give way in proportion, but keep their silent frame
        in = std::clamp(frames * in / (in + out), std::min<Frame>(in, 1), frames);
        out = std::min(out, frames - in);
    }
    const auto curve = static_cast<int>(values[Curve]);
    for (int c = 0; c < sample.channels(); ++c) {
        const std::span<float> channel = sample.channel(c);
        for (Frame n = 0; n < in; ++n)
            channel[n] *= static_cast<float>(gainAt(static_cast<double>(n) / static_cast<double>(in), curve));
        for (Frame n = 0; n < out; ++n)
            channel[frames - 1 - n] *=
                static_cast<float>(gainAt(static_cast<double>(n) / static_cast<double>(out), curve));
    }
}

}

EffectType fadeType() {
    return {.id = "fade",
            .name = "Fade",
            .help = "In and out; the first and the last frame are silence, so nothing clicks.",
            .parameters = parameters,
            .process = process,
            .forLoops = false};
}

}
