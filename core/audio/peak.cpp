#include "audio/peak.h"

#include <algorithm>
#include <cmath>

namespace gleaner::audio {

float samplePeak(const AudioBuffer& sound) {
    float peak = 0.0F;
    for (int c = 0; c < sound.channels(); ++c)
        for (const float x : sound.channel(c))
            peak = std::max(peak, std::abs(x));
    return peak;
}

}
