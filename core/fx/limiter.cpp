#include "dsp/true_peak_limiter.h"
#include "fx/effects.h"

namespace gleaner::fx {

namespace {

enum : std::size_t { Gain, Ceiling, Lookahead, Release };

constexpr Parameter parameters[] = {
    {"gain", "Gain", Unit::Decibels, Scale::Linear, 0.0, 0.0, 24.0, "Drives into the ceiling."},
    {"ceiling", "Ceiling", Unit::Decibels, Scale::Linear, -24.0, -1.0, 0.0,
     "No true peak goes above it, in dBTP."},
    {"lookahead", "Look-ahead", Unit::Milliseconds, Scale::Linear, 0.5, 2.0, 10.0,
     "Longer is smoother, shorter is louder."},
    {"release", "Release", Unit::Milliseconds, Scale::Logarithmic, 5.0, 80.0, 2000.0, "Time to let go."},
};

void process(audio::AudioBuffer& sample, int rate, const Values& values) {
    const auto drive = static_cast<float>(linearFromDecibels(Decibels(values[Gain])));
    std::vector<std::span<float>> channels;
    for (int c = 0; c < sample.channels(); ++c) {
        channels.push_back(sample.channel(c));
        for (float& x : channels.back())
            x *= drive;
    }
    dsp::limitTruePeak(channels, rate,
                       {.ceiling = Decibels(values[Ceiling]),
                        .lookaheadMs = values[Lookahead],
                        .releaseMs = values[Release]});
}

}

EffectType limiterType() {
    return {.id = "limiter",
            .name = "Limiter",
            .help = "Holds the true peak below a ceiling without clipping.",
            .parameters = parameters,
            .process = process,
            .picture = Picture::Transfer};
}

}
