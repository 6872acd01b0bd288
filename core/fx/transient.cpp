#include "dsp/envelope.h"
#include "dsp/portable_math.h"
#include "fx/effects.h"
#include "fx/tools.h"

#include <algorithm>

namespace gleaner::fx {

namespace {

enum : std::size_t { Attack, Sustain };

constexpr Parameter parameters[] = {
    {"attack", "Attack", Unit::Decibels, Scale::Linear, -15.0, 0.0, 15.0,
     "Raises or lowers the beginning of every hit."},
    {"sustain", "Sustain", Unit::Decibels, Scale::Linear, -15.0, 0.0, 15.0,
     "Raises or lowers what rings behind it."},
};

constexpr double floorLevel = 1e-4;   // -80 dB: noise below it has no transients
constexpr double fullEffectAt = 12.0; // dB between two followers at which the whole gain acts

/// 0 to 1: how far `high` stands above `low`.
double distance(double high, double low) {
    const double decibels = dsp::portableDecibels((high + floorLevel) / (low + floorLevel));
    return std::clamp(decibels / fullEffectAt, 0.0, 1.0);
}

/// A quick follower outruns a slow one at an attack, a long one outlasts a short one while the sound decays;
/// both differences do not depend on the level (differential envelope).
void process(audio::AudioBuffer& sample, int rate, const Values& values) {
    std::vector<float> curve = linkedMagnitude(sample);
    dsp::EnvelopeFollower quick(0.5, 60.0, rate), slow(25.0, 60.0, rate);
    dsp::EnvelopeFollower brief(1.0, 40.0, rate), sustained(1.0, 400.0, rate);
    for (float& value : curve) {
        const auto magnitude = static_cast<double>(value);
        const double fast = quick(magnitude), behind = slow(magnitude);
        const double held = sustained(magnitude), present = brief(magnitude);
        value = static_cast<float>(dsp::portableLinear(values[Attack] * distance(fast, behind) +
                                                       values[Sustain] * distance(held, present)));
    }
    applyCurve(sample, curve);
}

}

EffectType transientType() {
    return {.id = "transient",
            .name = "Transient",
            .help = "More or less attack, more or less ringing, whatever the level.",
            .parameters = parameters,
            .process = process};
}

}
