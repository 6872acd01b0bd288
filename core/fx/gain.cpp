#include "fx/effects.h"

namespace gleaner::fx {

namespace {

enum : std::size_t { Gain };

constexpr Parameter parameters[] = {
    {"gain", "Gain", Unit::Decibels, Scale::Linear, -48.0, 0.0, 24.0, "How much louder or softer."},
};

void process(audio::AudioBuffer& sample, int, const Values& values) {
    const auto factor = static_cast<float>(linearFromDecibels(Decibels(values[Gain])));
    for (int c = 0; c < sample.channels(); ++c)
        for (float& x : sample.channel(c))
            x *= factor;
}

double responseDb(double, int, const Values& values) { return values[Gain]; }

}

EffectType gainType() {
    return {.id = "gain",
            .name = "Gain",
            .help = "Louder or softer, nothing else.",
            .parameters = parameters,
            .process = process,
            .responseDb = responseDb,
            .processLoop = process,
            .picture = Picture::Transfer};
}

}
