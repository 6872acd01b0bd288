#pragma once

#include "audio/audio_buffer.h"
#include "base/random.h"
#include "core/dsp/reference_spectrum.h"
#include "fx/chain.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace gleaner::test {

inline constexpr int rate = 48000;

inline audio::AudioBuffer bufferOf(const std::vector<std::vector<float>>& channels) {
    audio::AudioBuffer buffer(static_cast<int>(channels.size()), static_cast<Frame>(channels[0].size()));
    for (int c = 0; c < buffer.channels(); ++c)
        std::copy(channels[static_cast<std::size_t>(c)].begin(), channels[static_cast<std::size_t>(c)].end(),
                  buffer.channel(c).begin());
    return buffer;
}

inline audio::AudioBuffer toneBuffer(double hertz, double amplitude, double seconds, int channels = 1) {
    const auto x = sine(hertz, amplitude, static_cast<std::size_t>(seconds * rate), rate);
    return bufferOf(std::vector<std::vector<float>>(static_cast<std::size_t>(channels), x));
}

inline audio::AudioBuffer noiseBuffer(int channels, Frame frames, double amplitude = 1.0,
                                      std::uint64_t seed = 1) {
    audio::AudioBuffer buffer(channels, frames);
    Random random(seed);
    for (int c = 0; c < channels; ++c)
        for (float& x : buffer.channel(c))
            x = static_cast<float>(amplitude * random.between(-1.0, 1.0));
    return buffer;
}

inline audio::AudioBuffer impulseBuffer(Frame frames, int channels = 1) {
    audio::AudioBuffer buffer(channels, frames);
    for (int c = 0; c < channels; ++c)
        buffer.channel(c)[0] = 1.0F;
    return buffer;
}

using Settings = std::map<std::string, double, std::less<>>;

/// The sample after one effect.
inline audio::AudioBuffer through(const std::string& type, const Settings& values, audio::AudioBuffer sample,
                                  int at = rate) {
    fx::process({{type, true, values}}, sample, at);
    return sample;
}

inline double peakOf(std::span<const float> x) {
    double peak = 0.0;
    for (const float value : x)
        peak = std::max(peak, std::abs(static_cast<double>(value)));
    return peak;
}

inline double rmsOf(std::span<const float> x) {
    double sum = 0.0;
    for (const float value : x)
        sum += static_cast<double>(value) * static_cast<double>(value);
    return std::sqrt(sum / static_cast<double>(std::max<std::size_t>(1, x.size())));
}

/// Frames of a stretch in seconds.
inline std::span<const float> part(std::span<const float> x, double from, double to) {
    const auto begin = static_cast<std::size_t>(from * rate), end = static_cast<std::size_t>(to * rate);
    return x.subspan(begin, end - begin);
}

inline std::string said(double value) { return std::to_string(value); }

}
