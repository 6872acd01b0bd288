#include "fx/effects.h"
#include "fx/tools.h"

#include <algorithm>

namespace gleaner::fx {

namespace {

enum : std::size_t { Threshold, Attack, Hold, Release, Range };

constexpr Parameter parameters[] = {
    {"threshold", "Threshold", Unit::Decibels, Scale::Linear, -90.0, -48.0, 0.0,
     "Opens above this peak level."},
    {"attack", "Attack", Unit::Milliseconds, Scale::Logarithmic, 0.1, 1.0, 100.0,
     "Time to open. It begins this much ahead of the sound, so no transient is cut."},
    {"hold", "Hold", Unit::Milliseconds, Scale::Logarithmic, 1.0, 30.0, 1000.0,
     "Stays open this long behind the last peak."},
    {"release", "Release", Unit::Milliseconds, Scale::Logarithmic, 5.0, 150.0, 3000.0, "Time to close."},
    {"range", "Range", Unit::Decibels, Scale::Linear, -90.0, -24.0, 0.0,
     "How far it closes; a little sounds natural."},
};

constexpr float hysteresis = 0.63F; // once open it closes 4 dB lower: a beating tail does not flutter

/// 1 where the gate is open, 0 where it is not.
std::vector<float> openFrames(const audio::AudioBuffer& sample, int rate, const Values& values) {
    const auto threshold = static_cast<float>(linearFromDecibels(Decibels(values[Threshold])));
    const Frame hold = framesFromMs(values[Hold], rate);
    std::vector<float> curve = linkedMagnitude(sample);
    Frame left = 0;
    for (float& magnitude : curve) {
        const float needed = left > 0 ? threshold * hysteresis : threshold;
        left = magnitude >= needed && magnitude > 0.0F ? hold + 1 : std::max<Frame>(0, left - 1);
        magnitude = left > 0 ? 1.0F : 0.0F;
    }
    return curve;
}

/// Factor a frame that covers the whole range in `milliseconds`, straight in dB.
double stepFor(double milliseconds, int rate, const Values& values) {
    return linearFromDecibels(Decibels(values[Range] * 1000.0 / (milliseconds * rate)));
}

/// Closes behind every open part at the release's pace and opens ahead of it at the attack's.
void shape(std::vector<float>& curve, int rate, const Values& values) {
    const double floor = linearFromDecibels(Decibels(values[Range]));
    const double release = stepFor(values[Release], rate, values),
                 attack = stepFor(values[Attack], rate, values);
    double gain = floor;
    for (float& value : curve) {
        gain = value > 0.0F ? 1.0 : std::max(floor, gain * release);
        value = static_cast<float>(gain);
    }
    gain = floor;
    for (auto value = curve.rbegin(); value != curve.rend(); ++value) {
        gain = std::max(gain * attack, static_cast<double>(*value));
        *value = static_cast<float>(gain);
    }
}

void process(audio::AudioBuffer& sample, int rate, const Values& values) {
    std::vector<float> curve = openFrames(sample, rate, values);
    shape(curve, rate, values);
    applyCurve(sample, curve);
}

}

EffectType gateType() {
    return {.id = "gate",
            .name = "Gate",
            .help = "Turns down what lies below the threshold: room between the hits, noise in the tail.",
            .parameters = parameters,
            .process = process,
            .picture = Picture::Transfer};
}

}
