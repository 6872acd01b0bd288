#include "audio/peak.h"
#include "fx/effects.h"

#include <algorithm>
#include <cmath>

namespace gleaner::fx {

namespace {

enum : std::size_t { Peak, Boost };

constexpr Parameter parameters[] = {
    {"peak", "Peak", Unit::Decibels, Scale::Linear, -36.0, -6.0, 0.0,
     "Where the sample's highest peak goes, in dBFS."},
    {"boost", "Most boost", Unit::Decibels, Scale::Linear, 0.0, 36.0, 60.0,
     "A very soft sample is not raised by more than this."},
};

void process(audio::AudioBuffer& sample, int, const Values& values) {
    const float peak = audio::samplePeak(sample);
    if (peak == 0.0F) return;
    const double wanted = linearFromDecibels(Decibels(values[Peak])) / static_cast<double>(peak);
    const auto factor = static_cast<float>(std::min(wanted, linearFromDecibels(Decibels(values[Boost]))));
    for (int c = 0; c < sample.channels(); ++c)
        for (float& x : sample.channel(c))
            x *= factor;
}

}

EffectType levelType() {
    return {.id = "level",
            .name = "Level",
            .help = "Brings the peak to one level first, so that thresholds and drive behind it mean the "
                    "same for every sample.",
            .parameters = parameters,
            .process = process,
            .processLoop = process,
            .bringsToOneLevel = true};
}

}
