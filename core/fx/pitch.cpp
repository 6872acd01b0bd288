#include "dsp/sinc_interpolator.h"
#include "fx/effects.h"
#include "fx/tools.h"

#include <algorithm>

namespace gleaner::fx {

namespace {

enum : std::size_t { Semitones };

constexpr Parameter parameters[] = {
    {"semitones", "Semitones", Unit::None, Scale::Linear, -24.0, 0.0, 24.0,
     "Up is shorter, down is longer, as on tape; parts of a semitone are allowed."},
};

void process(audio::AudioBuffer& sample, int, const Values& values) {
    if (values[Semitones] == 0.0) return;
    const double speed = std::pow(2.0, values[Semitones] / 12.0);
    const dsp::SincInterpolator between(32, std::min(1.0, 1.0 / speed));
    const auto frames = static_cast<double>(sample.frames());
    audio::AudioBuffer moved(sample.channels(), std::max<Frame>(1, std::llround(frames / speed)));
    for (int c = 0; c < sample.channels(); ++c) {
        const std::vector<float> line = padded(sample.channel(c), between.reach() + 2);
        const std::span<float> out = moved.channel(c);
        for (std::size_t n = 0; n < out.size(); ++n) {
            const double position = std::min(static_cast<double>(n) * speed, frames);
            out[n] = between.at(line.data() + between.reach() + 2, position);
        }
    }
    sample = std::move(moved);
}

}

EffectType pitchType() {
    return {.id = "pitch",
            .name = "Pitch",
            .help = "Higher or lower by playing faster or slower.",
            .parameters = parameters,
            .process = process,
            .keepsLength = false,
            .forLoops = false};
}

}
