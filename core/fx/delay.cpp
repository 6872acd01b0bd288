#include "fx/effects.h"
#include "fx/tools.h"

#include <algorithm>

namespace gleaner::fx {

namespace {

enum : std::size_t { Time, Feedback, Tone, PingPong, Mix };

constexpr Parameter parameters[] = {
    {"time", "Time", Unit::Milliseconds, Scale::Logarithmic, 5.0, 320.0, 2000.0,
     "From one echo to the next."},
    {"feedback", "Feedback", Unit::Percent, Scale::Linear, 0.0, 35.0, 90.0,
     "How much of an echo comes back as the next."},
    {"tone", "Tone", Unit::Hertz, Scale::Logarithmic, 500.0, 6000.0, 20000.0,
     "Every echo loses what lies above."},
    {"pingPong", "Ping-pong", Unit::None, Scale::Switch, 0.0, 0.0, 1.0, "Echoes change sides. Stereo only."},
    {"mix", "Mix", Unit::Percent, Scale::Linear, 0.0, 25.0, 100.0, "0 dry, 100 echoes alone."},
};

constexpr double longestTailSeconds = 8.0;

/// Until the echoes have fallen by 60 dB.
double tailSeconds(const Values& values) {
    const double loss = -decibelsFromLinear(std::max(1e-3, values[Feedback] / 100.0)).value;
    return std::min(longestTailSeconds, values[Time] / 1000.0 * (1.0 + std::ceil(60.0 / loss)));
}

/// The last part of a tail comes down to silence, wherever it was.
void fadeTail(audio::AudioBuffer& sample, Frame frames) {
    for (int c = 0; c < sample.channels(); ++c)
        for (Frame n = 0; n < std::min(frames, sample.frames()); ++n)
            sample.channel(c)[sample.frames() - 1 - n] *= static_cast<float>(n) / static_cast<float>(frames);
}

/// Echoes of all channels, each fed from itself, or in ping-pong from its neighbour.
void addEchoes(audio::AudioBuffer& sample, int rate, const Values& values) {
    const auto time = static_cast<std::size_t>(std::max<Frame>(1, framesFromMs(values[Time], rate)));
    const int channels = sample.channels();
    const bool pingPong = values[PingPong] > 0.0 && channels == 2;
    const double feedback = values[Feedback] / 100.0, wet = values[Mix] / 100.0;
    const auto tone = dsp::BiquadCoefficients::lowPass(Hertz(std::min(values[Tone], 0.45 * rate)), 0.5, rate);
    std::vector<dsp::Biquad> tones(static_cast<std::size_t>(channels), dsp::Biquad(tone));
    std::vector<std::vector<double>> lines(static_cast<std::size_t>(channels), std::vector<double>(time));
    std::vector<double> echoes(static_cast<std::size_t>(channels));
    for (std::size_t n = 0; n < static_cast<std::size_t>(sample.frames()); ++n) {
        const std::size_t place = n % time;
        for (std::size_t c = 0; c < echoes.size(); ++c)
            echoes[c] = tones[c](lines[c][place]);
        for (int c = 0; c < channels; ++c) {
            float& x = sample.channel(c)[n];
            // In ping-pong all of the input enters on the left, and every echo goes over to the other side.
            const double input = !pingPong ? static_cast<double>(x)
                                 : c == 0  ? 0.5 * static_cast<double>(x + sample.channel(1)[n])
                                           : 0.0;
            const double from = echoes[static_cast<std::size_t>(pingPong ? 1 - c : c)];
            lines[static_cast<std::size_t>(c)][place] = input + feedback * from;
        }
        for (int c = 0; c < channels; ++c) {
            float& x = sample.channel(c)[n];
            x = static_cast<float>((1.0 - wet) * static_cast<double>(x) +
                                   wet * echoes[static_cast<std::size_t>(c)]);
        }
    }
}

void process(audio::AudioBuffer& sample, int rate, const Values& values) {
    const Frame tail = framesFromSeconds(tailSeconds(values), rate);
    extend(sample, tail);
    addEchoes(sample, rate, values);
    fadeTail(sample, std::min(tail, framesFromMs(20.0, rate)));
}

}

EffectType delayType() {
    return {.id = "delay",
            .name = "Delay",
            .help = "Echoes. The sample grows by their tail; inside a loop they ring around.",
            .parameters = parameters,
            .process = process,
            .keepsLength = false,
            .picture = Picture::Decay};
}

}
