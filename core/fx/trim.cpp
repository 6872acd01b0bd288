#include "fx/effects.h"
#include "fx/tools.h"

#include <algorithm>

namespace gleaner::fx {

namespace {

enum : std::size_t { Threshold, Lead, Tail };

constexpr Parameter parameters[] = {
    {"threshold", "Threshold", Unit::Decibels, Scale::Linear, -90.0, -54.0, -12.0,
     "What lies this far below the sample's peak counts as silence."},
    {"lead", "Lead-in", Unit::Milliseconds, Scale::Linear, 0.0, 1.0, 200.0, "Kept ahead of the first sound."},
    {"tail", "Tail", Unit::Milliseconds, Scale::Linear, 0.0, 30.0, 2000.0, "Kept behind the last one."},
};

FrameRange soundingRange(const std::vector<float>& magnitude, float threshold) {
    const auto sounds = [&](float x) { return x >= threshold && x > 0.0F; };
    const auto first = std::find_if(magnitude.begin(), magnitude.end(), sounds);
    const auto last = std::find_if(magnitude.rbegin(), magnitude.rend(), sounds);
    return {first - magnitude.begin(), magnitude.rend() - last};
}

void process(audio::AudioBuffer& sample, int rate, const Values& values) {
    const std::vector<float> magnitude = linkedMagnitude(sample);
    const float peak = *std::max_element(magnitude.begin(), magnitude.end());
    if (peak == 0.0F) return; // nothing sounds: there is nothing to trim to
    const auto threshold = peak * static_cast<float>(linearFromDecibels(Decibels(values[Threshold])));
    const FrameRange range = soundingRange(magnitude, threshold);
    sample = sample.copy(
        {range.begin - framesFromMs(values[Lead], rate), range.end + framesFromMs(values[Tail], rate)});
}

}

EffectType trimType() {
    return {.id = "trim",
            .name = "Trim",
            .help = "Cuts silence off both ends.",
            .parameters = parameters,
            .process = process,
            .keepsLength = false,
            .forLoops = false};
}

}
