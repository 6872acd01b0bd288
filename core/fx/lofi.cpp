#include "dsp/portable_math.h"
#include "dsp/sinc_interpolator.h"
#include "fx/effects.h"
#include "fx/tools.h"

#include <algorithm>
#include <numbers>

namespace gleaner::fx {

namespace {

enum : std::size_t { Bits, Rate, Wow, Mix };

constexpr Parameter parameters[] = {
    {"bits", "Bits", Unit::None, Scale::Linear, 2.0, 12.0, 16.0,
     "Depth of the converter; parts of a bit are allowed."},
    {"rate", "Rate", Unit::Hertz, Scale::Logarithmic, 1000.0, 22050.0, 48000.0,
     "Rate of the converter, without the filters that keep others clean."},
    {"wow", "Wow", Unit::Percent, Scale::Linear, 0.0, 0.0, 100.0, "How unsteadily the tape runs."},
    {"mix", "Mix", Unit::Percent, Scale::Linear, 0.0, 100.0, 100.0,
     "Below 100 % the dry sound stays beside it."},
};

/// One unsteadiness of the tape: a delay that swings from 0 to twice `depth` seconds and back.
struct Swing {
    double hertz, depth;

    /// `deviation` of the speed at most.
    Swing(double frequency, double deviation)
        : hertz(frequency), depth(deviation / (2.0 * std::numbers::pi * frequency)) {}
    double at(double seconds) const { return depth * (1.0 - dsp::portableSine(hertz * seconds + 0.25)); }
};

/// Slow wow and a little flutter; `turn` > 0: so tuned that whole swings fit into so many seconds.
std::vector<Swing> swings(double wow, double turn) {
    const auto tuned = [&](double hertz) { return turn > 0.0 ? wholeSwings(hertz, turn) : hertz; };
    return {Swing(tuned(0.55), 0.01 * wow), Swing(tuned(6.3), 0.0015 * wow)};
}

/// Reads every channel as late as the swings say. `margins` puts what lies before and behind the channel
/// around it.
template <class Margins>
void sway(audio::AudioBuffer& sample, int rate, const std::vector<Swing>& swings, Margins margins) {
    const dsp::SincInterpolator between(16);
    const double most = 2.0 * (swings[0].depth + swings[1].depth) * rate;
    const Frame margin = between.reach() + static_cast<Frame>(most) + 2;
    for (int c = 0; c < sample.channels(); ++c) {
        const std::span<float> channel = sample.channel(c);
        const std::vector<float> line = margins(channel, margin);
        for (std::size_t n = 0; n < channel.size(); ++n) {
            const double seconds = static_cast<double>(n) / rate;
            const double late = (swings[0].at(seconds) + swings[1].at(seconds)) * rate;
            channel[n] = between.at(line.data(), static_cast<double>(margin) + static_cast<double>(n) - late);
        }
    }
}

std::vector<float> wrapped(std::span<const float> channel, Frame margin) {
    const auto frames = static_cast<Frame>(channel.size());
    std::vector<float> line(channel.size() + static_cast<std::size_t>(2 * margin));
    for (Frame n = 0; n < frames + 2 * margin; ++n)
        line[n] = channel[((n - margin) % frames + frames) % frames];
    return line;
}

/// Holds every value for a period of the converter and rounds it to one of its steps; zero is a step.
void convert(std::span<float> channel, double period, double bits) {
    const auto steps = static_cast<float>(std::exp2(bits - 1.0));
    double taken = 0.0;
    float held = 0.0F;
    for (std::size_t n = 0; n < channel.size(); ++n) {
        if (static_cast<double>(n) >= taken * period) {
            held = std::floor(channel[n] * steps + 0.5F) / steps;
            taken += 1.0;
        }
        channel[n] = held;
    }
}

/// `turn` in frames: 0, or that of a loop.
void run(audio::AudioBuffer& sample, int rate, const Values& values, Frame turn) {
    const audio::AudioBuffer dry = sample;
    if (values[Wow] > 0.0) {
        const std::vector<Swing> tape = swings(values[Wow] / 100.0, static_cast<double>(turn) / rate);
        sway(sample, rate, tape, turn > 0 ? wrapped : padded);
    }
    double period = std::max(1.0, rate / values[Rate]);
    if (turn > 0)
        period = static_cast<double>(turn) / std::max(1.0, std::round(static_cast<double>(turn) / period));
    for (int c = 0; c < sample.channels(); ++c) {
        convert(sample.channel(c), period, values[Bits]);
        mix(sample.channel(c), dry.channel(c), values[Mix] / 100.0);
    }
}

void process(audio::AudioBuffer& sample, int rate, const Values& values) { run(sample, rate, values, 0); }

/// Whole swings and whole periods of the converter in a turn.
void processLoop(audio::AudioBuffer& loop, int rate, const Values& values) {
    run(loop, rate, values, loop.frames());
}

}

EffectType lofiType() {
    return {.id = "lofi",
            .name = "Lo-fi",
            .help = "An old sampler: few bits, a low rate, and a tape that wavers.",
            .parameters = parameters,
            .process = process,
            .processLoop = processLoop,
            .picture = Picture::Wave};
}

}
