#include "dsp/biquad.h"
#include "fx/effects.h"
#include "fx/tools.h"

#include <algorithm>
#include <array>
#include <numbers>

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

// A feedback delay network: sixteen lines that feed each other through a Hadamard matrix (Jot and Chaigne
// 1991), behind four all-pass diffusers a side (Schroeder 1962). Nothing in it moves, so that it rings into a
// loop's beginning exactly.
constexpr std::size_t lines = 16;
constexpr std::size_t diffusers = 4;
constexpr double shortestLineMs = 21.0, longestLineMs = 93.0; // at full size
constexpr std::array<double, diffusers> diffuserMs{3.1, 4.7, 7.9, 11.3};
constexpr double rightSideLonger = 1.09;
constexpr double diffusion = 0.62;

/// A ring of doubles that is read `length` frames behind where it is written.
class Line {
public:
    explicit Line(std::size_t length) : m_ring(std::max<std::size_t>(1, length)) {}
    std::size_t length() const { return m_ring.size(); }
    double oldest() const { return m_ring[m_place]; }
    void push(double x) {
        m_ring[m_place] = x;
        if (++m_place == m_ring.size()) m_place = 0;
    }

private:
    std::vector<double> m_ring;
    std::size_t m_place = 0;
};

/// Lengths with a common divisor would ring together.
std::size_t nextPrime(std::size_t n) {
    const auto isPrime = [](std::size_t p) {
        for (std::size_t d = 2; d * d <= p; ++d)
            if (p % d == 0) return false;
        return p > 1;
    };
    while (!isPrime(n))
        ++n;
    return n;
}

double sizeFactor(const Values& values) { return 0.2 + 0.8 * values[Size] / 100.0; }

std::size_t primeLength(double milliseconds, int rate) {
    return nextPrime(static_cast<std::size_t>(std::max<Frame>(2, framesFromMs(milliseconds, rate))));
}

/// Series of all-passes: smears a click into a burst without colour.
class Diffuser {
public:
    Diffuser(double longer, int rate, const Values& values) {
        for (const double ms : diffuserMs)
            m_lines.emplace_back(primeLength(ms * longer * sizeFactor(values), rate));
    }
    double operator()(double x) {
        for (Line& line : m_lines) {
            const double late = line.oldest(), in = x - diffusion * late;
            line.push(in);
            x = late + diffusion * in;
        }
        return x;
    }

private:
    std::vector<Line> m_lines;
};

/// One-pole low-pass that loses at `hertz` as much again as the line's gain: decay there takes half the time.
double dampingPole(double gain, double hertz, int rate) {
    const double cosine = std::cos(2.0 * std::numbers::pi * std::min(hertz, 0.45 * rate) / rate);
    const double g = gain * gain, half = 1.0 - g * cosine, all = 1.0 - g;
    return all < 1e-12 ? 0.0 : (half - std::sqrt(std::max(0.0, half * half - all * all))) / all;
}

class Network {
public:
    Network(int rate, const Values& values) {
        double kept = 0.0;
        for (std::size_t i = 0; i < lines; ++i) {
            const double place = static_cast<double>(i) / (lines - 1);
            const double ms =
                shortestLineMs * std::pow(longestLineMs / shortestLineMs, place) * sizeFactor(values);
            m_lines.emplace_back(primeLength(ms, rate));
            const double seconds = static_cast<double>(m_lines[i].length()) / rate;
            const double gain = std::pow(10.0, -3.0 * seconds / (values[Decay] / 1000.0));
            m_poles[i] = dampingPole(gain, values[Damping], rate);
            m_gains[i] = gain * (1.0 - m_poles[i]);
            kept += gain * gain / lines;
        }
        // As much energy comes out as went in.
        m_level = std::sqrt(lines * (1.0 - kept) / kept) / lines;
    }

    /// Left and right in, left and right out.
    std::array<double, 2> operator()(double left, double right) {
        std::array<double, lines> x;
        std::array<double, 2> out{};
        for (std::size_t i = 0; i < lines; ++i) {
            m_damped[i] = m_gains[i] * m_lines[i].oldest() + m_poles[i] * m_damped[i];
            x[i] = m_damped[i];
            out[0] += (i & 1U) != 0 ? -x[i] : x[i];
            out[1] += (i & 2U) != 0 ? -x[i] : x[i];
        }
        mix(x);
        for (std::size_t i = 0; i < lines; ++i)
            m_lines[i].push(x[i] + ((i & 4U) != 0 ? right : left) * sign(i));
        return {out[0] * m_level, out[1] * m_level};
    }

private:
    static double sign(std::size_t i) { return (i & 8U) != 0 ? -1.0 : 1.0; }

    /// Hadamard matrix of order 16, scaled to keep energy, by its butterflies.
    static void mix(std::array<double, lines>& x) {
        for (std::size_t half = 1; half < lines; half *= 2)
            for (std::size_t i = 0; i < lines; i += 2 * half)
                for (std::size_t j = i; j < i + half; ++j) {
                    const double a = x[j], b = x[j + half];
                    x[j] = a + b;
                    x[j + half] = a - b;
                }
        for (double& value : x)
            value *= 0.25;
    }

    std::vector<Line> m_lines;
    std::array<double, lines> m_poles{}, m_gains{}, m_damped{};
    double m_level = 0.0;
};

/// Wet sound of a pair of channels (the same one twice for mono), in place of `left` and `right`.
void reverberate(std::span<float> left, std::span<float> right, int rate, const Values& values) {
    Network network(rate, values);
    Diffuser diffuseLeft(1.0, rate, values), diffuseRight(rightSideLonger, rate, values);
    Line earlyLeft(static_cast<std::size_t>(framesFromMs(values[PreDelay], rate)) + 1),
        earlyRight = earlyLeft;
    for (std::size_t n = 0; n < left.size(); ++n) {
        earlyLeft.push(static_cast<double>(left[n]));
        earlyRight.push(static_cast<double>(right[n]));
        const auto [l, r] = network(diffuseLeft(earlyLeft.oldest()), diffuseRight(earlyRight.oldest()));
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
    const dsp::BiquadCoefficients cut = dsp::BiquadCoefficients::highPass(values[LowCut], 0.7071, rate);
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
            .keepsLength = false};
}

}
