#include "dsp/biquad.h"
#include "fx/effects.h"
#include "fx/reverb_network.h"
#include "fx/tools.h"

#include <algorithm>

namespace gleaner::fx {

namespace {

enum : std::size_t { Size, Decay, PreDelay, Damping, LowCut, Mix };

constexpr Parameter parameters[] = {
    {"size", "Size", Unit::Percent, Scale::Linear, 0.0, 50.0, 100.0, "From a small room to a hall."},
    {"decay", "Decay", Unit::Milliseconds, Scale::Logarithmic, 100.0, 1400.0, 8000.0,
     "Until it has fallen by 60 dB."},
    {"preDelay", "Pre-delay", Unit::Milliseconds, Scale::Linear, 0.0, 10.0, 200.0,
     "Ahead of the room's answer."},
    {"damping", "Damping", Unit::Hertz, Scale::Logarithmic, 1000.0, 6000.0, 20000.0,
     "Here the room dies twice as fast, above it faster still."},
    {"lowCut", "Low cut", Unit::Hertz, Scale::Logarithmic, 20.0, 150.0, 1000.0,
     "Keeps bass out of the room."},
    {"mix", "Mix", Unit::Percent, Scale::Linear, 0.0, 20.0, 100.0, "0 dry, 100 room alone."},
};

constexpr double rightSideLonger = 1.09;

/// Samples on their way: what goes in comes out `frames` later.
class PreDelayLine {
public:
    explicit PreDelayLine(Frame frames) : m_ring(static_cast<std::size_t>(frames) + 1) {}
    double operator()(float x) {
        m_ring[m_place] = x;
        m_place = m_place + 1 == m_ring.size() ? 0 : m_place + 1;
        return static_cast<double>(m_ring[m_place]);
    }

private:
    std::vector<float> m_ring;
    std::size_t m_place = 0;
};

Room roomOf(int rate, const Values& values) {
    return {.rate = rate,
            .size = 0.2 + 0.8 * values[Size] / 100.0,
            .decaySeconds = values[Decay] / 1000.0,
            .dampingHertz = values[Damping]};
}

/// Wet sound of a pair of channels (the same one twice for mono), in place of `left` and `right`.
void reverberate(std::span<float> left, std::span<float> right, int rate, const Values& values) {
    const Room room = roomOf(rate, values);
    ReverbNetwork network(room);
    Diffuser diffuseLeft(room, 1.0), diffuseRight(room, rightSideLonger);
    PreDelayLine lateLeft(framesFromMs(values[PreDelay], rate)), lateRight = lateLeft;
    for (std::size_t n = 0; n < left.size(); ++n) {
        const auto [l, r] = network(diffuseLeft(lateLeft(left[n])), diffuseRight(lateRight(right[n])));
        left[n] = static_cast<float>(l);
        right[n] = static_cast<float>(r);
    }
}

/// The tail's last tenth comes down to silence.
void fadeTail(audio::AudioBuffer& sample, Frame tail) {
    const Frame frames = tail / 10 + 1;
    for (int c = 0; c < sample.channels(); ++c)
        for (Frame n = 0; n < std::min(frames, sample.frames()); ++n)
            sample.channel(c)[sample.frames() - 1 - n] *= static_cast<float>(n) / static_cast<float>(frames);
}

void process(audio::AudioBuffer& sample, int rate, const Values& values) {
    const Frame tail = framesFromMs(values[Decay] + values[PreDelay], rate);
    extend(sample, tail);
    const audio::AudioBuffer dry = sample;
    const dsp::BiquadCoefficients cut =
        dsp::BiquadCoefficients::highPass(Hertz(values[LowCut]), 0.7071, rate);
    runSections(sample, {&cut, 1});
    for (int c = 0; c < sample.channels(); c += 2) {
        const bool isLast = c + 1 == sample.channels();
        std::vector<float> other(sample.channel(c).begin(), sample.channel(c).end());
        reverberate(sample.channel(c), isLast ? std::span<float>(other) : sample.channel(c + 1), rate,
                    values);
    }
    for (int c = 0; c < sample.channels(); ++c)
        mix(sample.channel(c), dry.channel(c), values[Mix] / 100.0);
    fadeTail(sample, tail);
}

}

EffectType reverbType() {
    return {.id = "reverb",
            .name = "Reverb",
            .help = "A room behind the sound. The sample grows by its tail; inside a loop it rings around.",
            .parameters = parameters,
            .process = process,
            .keepsLength = false,
            .picture = Picture::Decay};
}

}
