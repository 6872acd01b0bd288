#include "fx/probes.h"

#include "base/units.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gleaner::fx {

audio::AudioBuffer threeTones(int rate, double decibels) {
    struct Tone {
        double at, decibels;
    };
    constexpr Tone tones[] = {{0.05, 0.0}, {0.4, -30.0}, {0.7, -14.0}};
    constexpr double hertz = 220.0, decaySeconds = 0.04;
    audio::AudioBuffer sound(2, rate);
    for (const Tone& tone : tones) {
        const Frame first = framesFromSeconds(tone.at, rate);
        const double peak = linearFromDecibels(Decibels(tone.decibels + decibels));
        for (Frame n = first; n < sound.frames(); ++n) {
            const double seconds = static_cast<double>(n - first) / rate;
            const double x =
                peak * std::exp(-seconds / decaySeconds) * std::sin(2.0 * std::numbers::pi * hertz * seconds);
            for (int c = 0; c < 2; ++c)
                sound.channel(c)[static_cast<std::size_t>(n)] += static_cast<float>(x);
        }
    }
    return sound;
}

audio::AudioBuffer sineTone(double hertz, double amplitude, double seconds, int rate) {
    audio::AudioBuffer sound(2, framesFromSeconds(seconds, rate));
    for (int c = 0; c < 2; ++c)
        for (std::size_t n = 0; n < sound.channel(c).size(); ++n)
            sound.channel(c)[n] = static_cast<float>(
                amplitude * std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(n) / rate));
    return sound;
}

audio::AudioBuffer click(float left, float right, Frame frames) {
    audio::AudioBuffer sound(2, frames);
    sound.channel(0)[0] = left;
    sound.channel(1)[0] = right;
    return sound;
}

std::vector<double> levelsOf(const audio::AudioBuffer& sound, int channel, Frame frames, int hops) {
    std::vector<double> levels(static_cast<std::size_t>(hops), silenceDb);
    for (int hop = 0; hop < hops; ++hop) {
        const Frame begin = std::min(sound.frames(), frames * hop / hops);
        const Frame end = std::min(sound.frames(), frames * (hop + 1) / hops);
        float peak = 0.0F;
        for (int c = 0; c < sound.channels(); ++c)
            if (channel < 0 || c == channel)
                for (const float x : sound.channel(c).subspan(begin, end - begin))
                    peak = std::max(peak, std::fabs(x));
        if (peak > 1e-6F) levels[static_cast<std::size_t>(hop)] = decibelsFromLinear(peak).value;
    }
    return levels;
}

}
