#pragma once

// Sounds made by formula, and how they are measured.

#include "audio/audio_buffer.h"
#include "base/random.h"

#include <cmath>
#include <numbers>

namespace gleaner::test {

inline float& at(audio::AudioBuffer& sound, int channel, Frame frame) {
    return sound.channel(channel)[static_cast<std::size_t>(frame)];
}
inline double at(const audio::AudioBuffer& sound, int channel, Frame frame) {
    return sound.channel(channel)[static_cast<std::size_t>(frame)];
}

/// `cycles` a frame.
inline audio::AudioBuffer sine(Frame frames, double cycles, double level = 0.5, int channels = 1) {
    audio::AudioBuffer sound(channels, frames);
    for (int c = 0; c < channels; ++c)
        for (Frame i = 0; i < frames; ++i)
            at(sound, c, i) = static_cast<float>(
                level * std::sin(2.0 * std::numbers::pi * cycles * static_cast<double>(i)));
    return sound;
}

inline audio::AudioBuffer noise(Frame frames, std::uint64_t seed, double level = 0.5, int channels = 1) {
    audio::AudioBuffer sound(channels, frames);
    Random random(seed);
    for (int c = 0; c < channels; ++c)
        for (Frame i = 0; i < frames; ++i)
            at(sound, c, i) = static_cast<float>(level * random.between(-1.0, 1.0));
    return sound;
}

inline void mix(audio::AudioBuffer& into, const audio::AudioBuffer& sound, Frame where) {
    for (int c = 0; c < into.channels(); ++c)
        for (Frame i = 0; i < sound.frames() && where + i < into.frames(); ++i)
            at(into, c, where + i) += static_cast<float>(at(sound, std::min(c, sound.channels() - 1), i));
}

/// A tone that dies away: -60 dB after `seconds`.
inline audio::AudioBuffer struck(double hertz, double seconds, int rate, double level = 0.8) {
    audio::AudioBuffer sound = sine(framesFromSeconds(seconds, rate), hertz / rate, level);
    for (Frame i = 0; i < sound.frames(); ++i)
        at(sound, 0, i) *= static_cast<float>(
            std::pow(10.0, -3.0 * static_cast<double>(i) / static_cast<double>(sound.frames())));
    return sound;
}

inline double rmsDb(const audio::AudioBuffer& sound, FrameRange range) {
    double sum = 0.0;
    for (Frame i = range.begin; i < range.end; ++i)
        sum += at(sound, 0, i) * at(sound, 0, i);
    return 10.0 * std::log10(sum / static_cast<double>(range.length()) + 1e-30);
}

/// Largest step from the last frame to the first, and within.
inline double seamStep(const audio::AudioBuffer& loop) {
    double step = 0.0;
    for (int c = 0; c < loop.channels(); ++c)
        step = std::max(step, std::abs(at(loop, c, 0) - at(loop, c, loop.frames() - 1)));
    return step;
}
inline double largestStep(const audio::AudioBuffer& loop) {
    double step = 0.0;
    for (int c = 0; c < loop.channels(); ++c)
        for (Frame i = 1; i < loop.frames(); ++i)
            step = std::max(step, std::abs(at(loop, c, i) - at(loop, c, i - 1)));
    return step;
}

}
