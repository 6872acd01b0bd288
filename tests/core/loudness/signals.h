#pragma once

#include "audio/audio_buffer.h"
#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace gleaner::test {

/// A stretch of the test tone; silence where `dbfs` is -inf. The level is a channel's peak.
struct Stretch {
    double seconds;
    double dbfs;
};

inline constexpr double silent = -HUGE_VAL;

/// Sine through all stretches, its phase running on.
inline std::vector<float> tone(const std::vector<Stretch>& stretches, int rate, double hertz = 1000.0) {
    std::vector<float> x;
    for (const Stretch& stretch : stretches) {
        const double amplitude = std::pow(10.0, stretch.dbfs / 20.0);
        const auto end = x.size() + static_cast<std::size_t>(std::llround(stretch.seconds * rate));
        while (x.size() < end) {
            const double turns = hertz * static_cast<double>(x.size()) / rate;
            x.push_back(static_cast<float>(amplitude * std::sin(2.0 * std::numbers::pi * turns)));
        }
    }
    return x;
}

inline audio::AudioBuffer bufferOf(const std::vector<std::vector<float>>& channels) {
    audio::AudioBuffer buffer(static_cast<int>(channels.size()), static_cast<Frame>(channels[0].size()));
    for (int c = 0; c < buffer.channels(); ++c)
        std::copy(channels[static_cast<std::size_t>(c)].begin(), channels[static_cast<std::size_t>(c)].end(),
                  buffer.channel(c).begin());
    return buffer;
}

inline audio::AudioBuffer stereo(const std::vector<float>& x) { return bufferOf({x, x}); }
inline audio::AudioBuffer mono(const std::vector<float>& x) { return bufferOf({x}); }

inline std::vector<float> scaled(std::vector<float> x, double dbfs) {
    for (float& value : x)
        value *= static_cast<float>(std::pow(10.0, dbfs / 20.0));
    return x;
}

/// Two bars of four at 120 a minute: x is a kick, o a clap, . nothing; a step is a sixteenth. Hits ring over
/// the loop's end.
inline std::vector<float> drumLoop(std::string_view steps, int rate, double level = 0.7) {
    const auto step = static_cast<std::size_t>(rate / 8);
    std::vector<float> x(steps.size() * step);
    Random random(5);
    for (std::size_t s = 0; s < steps.size(); ++s)
        for (std::size_t n = 0; steps[s] != '.' && n < 3 * step; ++n) {
            const double t = static_cast<double>(n) / rate;
            const double kick =
                std::exp(-t / 0.09) *
                std::sin(2.0 * std::numbers::pi * (52.0 * t + 6.0 * (1.0 - std::exp(-t / 0.02))));
            const double clap = std::exp(-t / 0.05) * random.between(-1.0, 1.0);
            x[(s * step + n) % x.size()] += static_cast<float>(level * (steps[s] == 'x' ? kick : clap));
        }
    return x;
}

inline std::vector<float> rotated(std::vector<float> x, std::size_t by) {
    std::rotate(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(by % x.size()), x.end());
    return x;
}

inline std::vector<float> repeated(const std::vector<float>& x, int turns) {
    std::vector<float> all;
    for (int turn = 0; turn < turns; ++turn)
        all.insert(all.end(), x.begin(), x.end());
    return all;
}

}
