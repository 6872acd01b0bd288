#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace gleaner {

/// A position or a length in frames (one frame = one sample of every channel). Signed, because the
/// distance between two positions may point backwards.
using Frame = std::int64_t;

/// A level or a gain in decibels. Never a linear factor: convert by name.
struct Decibels {
    double value = 0.0;
    constexpr Decibels() = default;
    constexpr explicit Decibels(double decibels) : value(decibels) {}
    friend constexpr auto operator<=>(Decibels, Decibels) = default;
    friend constexpr Decibels operator+(Decibels a, Decibels b) { return Decibels(a.value + b.value); }
    friend constexpr Decibels operator-(Decibels a, Decibels b) { return Decibels(a.value - b.value); }
    constexpr Decibels operator-() const { return Decibels(-value); }
};

/// A loudness in LUFS (ITU-R BS.1770-5). Minus infinity is silence.
struct Lufs {
    double value = 0.0;
    constexpr Lufs() = default;
    constexpr explicit Lufs(double lufs) : value(lufs) {}
    friend constexpr auto operator<=>(Lufs, Lufs) = default;
    /// The gain that moves `from` to `to`.
    friend constexpr Decibels operator-(Lufs to, Lufs from) { return Decibels(to.value - from.value); }
};

/// A frequency in Hz that is heard or filtered at. Rates of samples and frames stay plain numbers: what takes
/// both can't have them in the wrong order.
struct Hertz {
    double value = 0.0;
    constexpr Hertz() = default;
    constexpr explicit Hertz(double hertz) : value(hertz) {}
    friend constexpr auto operator<=>(Hertz, Hertz) = default;
};

/// A tempo in beats a minute.
struct Bpm {
    double value = 0.0;
    constexpr Bpm() = default;
    constexpr explicit Bpm(double beatsPerMinute) : value(beatsPerMinute) {}
    friend constexpr auto operator<=>(Bpm, Bpm) = default;
};

/// A position or a length in quarter notes.
struct Beats {
    double value = 0.0;
    constexpr Beats() = default;
    constexpr explicit Beats(double beats) : value(beats) {}
    friend constexpr auto operator<=>(Beats, Beats) = default;
};

namespace literals {
constexpr Decibels operator""_dB(long double v) { return Decibels(static_cast<double>(v)); }
constexpr Decibels operator""_dB(unsigned long long v) { return Decibels(static_cast<double>(v)); }
constexpr Lufs operator""_LUFS(long double v) { return Lufs(static_cast<double>(v)); }
constexpr Lufs operator""_LUFS(unsigned long long v) { return Lufs(static_cast<double>(v)); }
}

/// Amplitude factor of a gain: 0 dB is 1, -6.02 dB is a half.
inline double linearFromDecibels(Decibels gain) { return std::pow(10.0, gain.value / 20.0); }

/// Gain of an amplitude factor; zero and below give minus infinity.
inline Decibels decibelsFromLinear(double factor) {
    return Decibels(factor > 0.0 ? 20.0 * std::log10(factor) : -HUGE_VAL);
}

/// Nearest frame of a time. `rate` in Hz, above 0.
inline Frame framesFromSeconds(double seconds, double rate) {
    return static_cast<Frame>(std::llround(seconds * rate));
}
inline double secondsFromFrames(Frame frames, double rate) { return static_cast<double>(frames) / rate; }

}
