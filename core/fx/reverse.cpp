#include "fx/effects.h"

#include <algorithm>

namespace gleaner::fx {

namespace {

void process(audio::AudioBuffer& sample, int, const Values&) {
    for (int c = 0; c < sample.channels(); ++c)
        std::reverse(sample.channel(c).begin(), sample.channel(c).end());
}

}

EffectType reverseType() {
    return {.id = "reverse",
            .name = "Reverse",
            .help = "Backwards.",
            .parameters = {},
            .process = process,
            .processLoop = process};
}

}
