#include "demo/strike.h"

#include "base/units.h"
#include "dsp/biquad.h"
#include "dsp/portable_math.h"

#include <algorithm>
#include <cmath>

namespace gleaner::demo {
namespace {

constexpr double log2Of1000 = 9.965784284662087;

std::size_t indexAt(double seconds, int rate) {
    return static_cast<std::size_t>(std::max<Frame>(framesFromSeconds(seconds, rate), 0));
}

/// Two poles, struck by the blow: y = 2 r cos(w) y1 - r^2 y2 + sin(w) x, so that an impulse of 1 rings with
/// amplitude 1.
void ringMode(const Mode& mode, std::span<const float> blow, int rate, std::span<float> into) {
    const double turns = mode.hertz / rate;
    if (turns > 0.45 || mode.seconds <= 0.0) return;
    const double r = decayFactor(mode.seconds, rate);
    const double b = 2.0 * r * dsp::portableSine(turns + 0.25), c = r * r;
    const double input = mode.gain * dsp::portableSine(turns);
    const std::size_t heard = std::min(into.size(), indexAt(mode.seconds * 1.5, rate) + blow.size());
    double y1 = 0.0, y2 = 0.0;
    for (std::size_t i = 0; i < heard; ++i) {
        const double y = b * y1 - c * y2 + (i < blow.size() ? input * static_cast<double>(blow[i]) : 0.0);
        into[i] += static_cast<float>(y);
        y2 = y1;
        y1 = y;
    }
}

}

Samples silence(double seconds, int rate) { return Samples(indexAt(seconds, rate), 0.0F); }

double white(Random& random) { return random.between(-1.0, 1.0); }

double decayFactor(double seconds, int rate) { return dsp::portableExp2(-log2Of1000 / (seconds * rate)); }

Samples blow(double milliseconds, double roughness, int rate, Random& random) {
    Samples pulse(std::max<std::size_t>(indexAt(milliseconds / 1000.0, rate), 1));
    double sum = 0.0;
    for (std::size_t i = 0; i < pulse.size(); ++i) {
        const double turns = 0.5 * (static_cast<double>(i) + 0.5) / static_cast<double>(pulse.size());
        const double value = dsp::portableSine(turns) * (1.0 - roughness + roughness * white(random) * 2.0);
        pulse[i] = static_cast<float>(value);
        sum += std::abs(value);
    }
    for (float& value : pulse)
        value /= static_cast<float>(sum);
    return pulse;
}

void ring(std::span<const Mode> modes, std::span<const float> blow, double at, int rate, Samples& into) {
    const std::size_t begin = indexAt(at, rate);
    if (begin >= into.size()) return;
    for (const Mode& mode : modes)
        ringMode(mode, blow, rate, std::span(into).subspan(begin));
}

void hiss(const Burst& burst, double at, int rate, Random& random, Samples& into) {
    dsp::Biquad band(
        dsp::BiquadCoefficients::bandPass(Hertz(std::min(burst.hertz, 0.45 * rate)), burst.q, rate));
    const double fall = decayFactor(burst.seconds, rate);
    const double rise = 1.0 / std::max(1.0, burst.attack * rate);
    const std::size_t begin = indexAt(at, rate);
    const std::size_t end = std::min(into.size(), begin + indexAt(burst.attack + burst.seconds * 1.2, rate));
    double level = burst.level;
    for (std::size_t i = begin; i < end; ++i) {
        const double risen = std::min(1.0, static_cast<double>(i - begin + 1) * rise);
        into[i] += static_cast<float>(band(white(random)) * level * risen);
        if (risen >= 1.0) level *= fall;
    }
}

void fadeOut(Samples& samples, double seconds, int rate) {
    const std::size_t count = std::min(samples.size(), indexAt(seconds, rate));
    for (std::size_t i = 0; i < count; ++i)
        samples[samples.size() - 1 - i] *= static_cast<float>(i) / static_cast<float>(count);
}

}
