#pragma once

#include "audio/audio_source.h"
#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>
#include <utility>
#include <vector>

/// Sound made for tests, so that the truth is known to the sample.
namespace gleaner::test {

/// A note's frequency: A4 (69) is 440 Hz.
inline double hertz(int midi, double cents = 0.0) {
    return 440.0 * std::exp2((midi - 69 + cents / 100.0) / 12.0);
}

/// A mono recording under construction.
class Tape {
public:
    Tape(double seconds, int rate = 44100)
        : m_rate(rate), m_samples(static_cast<std::size_t>(std::llround(seconds * rate)), 0.0F) {}

    int rate() const { return m_rate; }
    std::vector<float>& samples() { return m_samples; }
    const std::vector<float>& samples() const { return m_samples; }

    /// White noise of this RMS level over the whole tape.
    Tape& noise(double dBFS, std::uint64_t seed = 1) {
        Random random(seed);
        const double peak = std::pow(10.0, dBFS / 20.0) * std::sqrt(3.0);
        for (float& x : m_samples)
            x += static_cast<float>(random.between(-peak, peak));
        return *this;
    }
    /// A struck thing: a burst of noise and a tone, both decaying to a thousandth within `seconds`.
    Tape& hit(double at, double level = 0.5, double hertz = 900.0, double seconds = 0.2,
              std::uint64_t seed = 7) {
        Random random(seed);
        mix(at, seconds, [&](double t) {
            const double decay = std::exp(-6.9 * t / seconds);
            return level * decay *
                   (0.6 * std::sin(2.0 * std::numbers::pi * hertz * t) + 0.4 * random.between(-1.0, 1.0));
        });
        return *this;
    }
    /// A steady tone with four harmonics, faded in and out over 20 ms.
    Tape& tone(double at, double seconds, double hertz, double level = 0.3) {
        mix(at, seconds, [&](double t) {
            const double fade = std::min({1.0, t / 0.02, (seconds - t) / 0.02});
            double x = 0.0;
            for (int h = 1; h <= 4; ++h)
                if (h * hertz < 0.45 * m_rate)
                    x += std::sin(2.0 * std::numbers::pi * h * hertz * t) / (h * h);
            return level * fade * x;
        });
        return *this;
    }
    Tape& sine(double at, double seconds, double hertz, double level = 0.3) {
        mix(at, seconds, [&](double t) {
            return level * std::min({1.0, t / 0.01, (seconds - t) / 0.01}) *
                   std::sin(2.0 * std::numbers::pi * hertz * t);
        });
        return *this;
    }
    Tape& constant(double value) {
        for (float& x : m_samples)
            x += static_cast<float>(value);
        return *this;
    }
    Tape& gain(double decibels) {
        for (float& x : m_samples)
            x *= static_cast<float>(std::pow(10.0, decibels / 20.0));
        return *this;
    }
    /// Drums as written, one character a sixteenth: `x` low, `o` high. Odd sixteenths come late by `swing` of
    /// a sixteenth.
    Tape& pattern(double at, std::string_view steps, double bpm, int rounds, double swing = 0.0,
                  double level = 0.5) {
        const double sixteenth = 15.0 / bpm;
        for (int round = 0; round < rounds; ++round)
            for (std::size_t i = 0; i < steps.size(); ++i) {
                const double place = static_cast<double>(static_cast<std::size_t>(round) * steps.size() + i) +
                                     (i % 2 ? swing : 0.0);
                if (steps[i] == 'x') hit(at + place * sixteenth, level, 180.0, 0.18, 3);
                if (steps[i] == 'o') hit(at + place * sixteenth, 0.6 * level, 1400.0, 0.09, 5);
            }
        return *this;
    }

    audio::AudioBuffer buffer(int channels = 1) const {
        audio::AudioBuffer result(channels, static_cast<Frame>(m_samples.size()));
        for (int c = 0; c < channels; ++c)
            std::copy(m_samples.begin(), m_samples.end(), result.channel(c).begin());
        return result;
    }
    audio::MemorySource source(int channels = 1) const { return {buffer(channels), m_rate}; }

private:
    template <class Wave>
    void mix(double at, double seconds, Wave&& wave) {
        const auto begin = static_cast<std::size_t>(std::llround(at * m_rate));
        const auto count = static_cast<std::size_t>(seconds * m_rate);
        for (std::size_t n = 0; n < count && begin + n < m_samples.size(); ++n)
            m_samples[begin + n] += static_cast<float>(wave(static_cast<double>(n) / m_rate));
    }
    int m_rate;
    std::vector<float> m_samples;
};

/// Gives at most `most` frames at a time, as a network drive might.
class ShortBlocks final : public audio::AudioSource {
public:
    ShortBlocks(audio::AudioSource& source, Frame most) : m_source(source), m_most(most) {}
    const audio::AudioInfo& info() const override { return m_source.info(); }
    void read(FrameRange range, audio::AudioBuffer& into) override {
        range.end = std::min(range.end, range.begin + m_most);
        m_source.read(range, into);
    }

private:
    audio::AudioSource& m_source;
    Frame m_most;
};

}
