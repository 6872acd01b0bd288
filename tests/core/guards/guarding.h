#pragma once

#include "guards/guard.h"
#include "support/synthetic.h"

#include <algorithm>

namespace gleaner::test {

/// The flags of one kind in a recording.
inline std::vector<guards::Flag> flagged(guards::FlagKind kind, const audio::AudioBuffer& sound,
                                         int rate = 44100) {
    audio::MemorySource source(sound, rate);
    std::vector<guards::Flag> flags = guards::flagsOf(source, {});
    std::erase_if(flags, [&](const guards::Flag& flag) { return flag.kind != kind; });
    return flags;
}

/// Whether one of them covers this second of the recording.
inline bool covers(const std::vector<guards::Flag>& flags, double seconds, int rate = 44100) {
    return std::ranges::any_of(flags, [&](const guards::Flag& flag) {
        return flag.range.contains(framesFromSeconds(seconds, rate));
    });
}

/// Noise below `hertz`, falling by 12 dB an octave above: one of its own for every seed, RMS 1.
inline std::vector<float> lowNoise(double seconds, double hertz, std::uint64_t seed, int rate = 44100) {
    Random random(seed);
    std::vector<float> samples(static_cast<std::size_t>(seconds * rate));
    const double keep = std::exp(-2.0 * std::numbers::pi * hertz / rate);
    double first = 0.0, second = 0.0, energy = 0.0;
    for (float& x : samples) {
        first = keep * first + (1.0 - keep) * random.between(-1.0, 1.0);
        second = keep * second + (1.0 - keep) * first;
        x = static_cast<float>(second);
        energy += second * second;
    }
    const auto gain = static_cast<float>(1.0 / std::sqrt(energy / static_cast<double>(samples.size())));
    for (float& x : samples)
        x *= gain;
    return samples;
}

}
