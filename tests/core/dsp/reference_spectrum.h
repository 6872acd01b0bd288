#pragma once

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <span>
#include <vector>

// A plain FFT in doubles to measure with, apart from the one under test.
namespace gleaner::test {

using Spectrum = std::vector<std::complex<double>>;

/// In place; a power of two. Unscaled in both directions.
inline void transform(Spectrum& a, bool inverse) {
    const std::size_t n = a.size();
    for (std::size_t i = 1, j = 0; i < n; ++i) {
        std::size_t bit = n >> 1;
        for (; (j & bit) != 0; bit >>= 1)
            j ^= bit;
        j ^= bit;
        if (i < j) std::swap(a[i], a[j]);
    }
    Spectrum turns(n / 2);
    for (std::size_t k = 0; k < n / 2; ++k)
        turns[k] = std::polar(1.0, (inverse ? 2.0 : -2.0) * std::numbers::pi * static_cast<double>(k) /
                                       static_cast<double>(n));
    for (std::size_t length = 2; length <= n; length *= 2)
        for (std::size_t i = 0; i < n; i += length)
            for (std::size_t k = 0; k < length / 2; ++k) {
                const auto u = a[i + k], v = a[i + k + length / 2] * turns[k * (n / length)];
                a[i + k] = u + v;
                a[i + k + length / 2] = u - v;
            }
}

inline std::size_t powerOfTwoFrom(std::size_t n) {
    std::size_t power = 1;
    while (power < n)
        power *= 2;
    return power;
}

/// Complex spectrum, silence behind the samples up to `size` (a power of two).
inline Spectrum spectrumOf(std::span<const float> x, std::size_t size) {
    Spectrum a(size);
    std::copy(x.begin(), x.end(), a.begin());
    transform(a, false);
    return a;
}

/// Largest magnitude of the wave drawn `times` more densely through its spectrum, silence around it.
inline double idealPeak(std::span<const float> x, std::size_t times = 32) {
    const std::size_t n = powerOfTwoFrom(2 * x.size());
    Spectrum line(n), fine(n * times);
    std::copy(x.begin(), x.end(), line.begin() + static_cast<std::ptrdiff_t>((n - x.size()) / 2));
    transform(line, false);
    for (std::size_t i = 0; i < n / 2; ++i) {
        fine[i] = line[i];
        fine[fine.size() - 1 - i] = line[n - 1 - i];
    }
    transform(fine, true);
    double peak = 0.0;
    for (const auto& value : fine)
        peak = std::max(peak, std::abs(value.real()) / static_cast<double>(n));
    return peak;
}

inline double decibels(double factor) { return 20.0 * std::log10(std::max(factor, 1e-15)); }

/// Gain in dB that an impulse response has at a frequency.
inline double gainOfImpulse(std::span<const float> impulse, double hertz, double rate) {
    std::complex<double> sum;
    for (std::size_t n = 0; n < impulse.size(); ++n)
        sum += static_cast<double>(impulse[n]) *
               std::polar(1.0, -2.0 * std::numbers::pi * hertz * static_cast<double>(n) / rate);
    return decibels(std::abs(sum));
}

/// Amplitude of a sine of that frequency in the samples, by correlation under a Hann window.
inline double amplitudeAt(std::span<const float> x, double hertz, double rate) {
    std::complex<double> sum;
    double weights = 0.0;
    for (std::size_t n = 0; n < x.size(); ++n) {
        const double part = (static_cast<double>(n) + 0.5) / static_cast<double>(x.size());
        const double weight = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * part);
        sum += weight * static_cast<double>(x[n]) *
               std::polar(1.0, -2.0 * std::numbers::pi * hertz * static_cast<double>(n) / rate);
        weights += weight;
    }
    return 2.0 * std::abs(sum) / weights;
}

inline std::vector<float> sine(double hertz, double amplitude, std::size_t frames, double rate,
                               double turns = 0.0) {
    std::vector<float> x(frames);
    for (std::size_t n = 0; n < frames; ++n)
        x[n] = static_cast<float>(
            amplitude * std::sin(2.0 * std::numbers::pi * (hertz * static_cast<double>(n) / rate + turns)));
    return x;
}

}
