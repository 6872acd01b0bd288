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

/// The product as the formula has it: the operator of the library asks at each whether it came out as no
/// number.
inline std::complex<double> product(std::complex<double> a, std::complex<double> b) {
    return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

/// exp(∓2πik/size) for k below size / 2.
inline Spectrum turnsOf(std::size_t size, bool inverse) {
    Spectrum turns(size / 2);
    for (std::size_t k = 0; k < turns.size(); ++k)
        turns[k] = std::polar(1.0, (inverse ? 2.0 : -2.0) * std::numbers::pi * static_cast<double>(k) /
                                       static_cast<double>(size));
    return turns;
}

/// In place; a power of two, with its turns. Unscaled in both directions.
inline void transform(Spectrum& a, const Spectrum& turns) {
    const std::size_t n = a.size();
    for (std::size_t i = 1, j = 0; i < n; ++i) {
        std::size_t bit = n >> 1;
        for (; (j & bit) != 0; bit >>= 1)
            j ^= bit;
        j ^= bit;
        if (i < j) std::swap(a[i], a[j]);
    }
    for (std::size_t length = 2; length <= n; length *= 2)
        for (std::size_t i = 0; i < n; i += length)
            for (std::size_t k = 0; k < length / 2; ++k) {
                const auto u = a[i + k], v = product(a[i + k + length / 2], turns[k * (n / length)]);
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
    transform(a, turnsOf(size, false));
    return a;
}

/// Largest magnitude of the wave drawn `times` more densely through its spectrum, silence around it. Each
/// place between two samples is a wave of its own, the spectrum turned by that much; two real ones go into a
/// transform.
inline double idealPeak(std::span<const float> x, std::size_t times = 32) {
    const std::size_t n = powerOfTwoFrom(2 * x.size());
    Spectrum line(n);
    std::copy(x.begin(), x.end(), line.begin() + static_cast<std::ptrdiff_t>((n - x.size()) / 2));
    transform(line, turnsOf(n, false));
    const Spectrum turns = turnsOf(n, true), places = turnsOf(n * times, true);
    const auto turned = [&](std::size_t k, std::size_t place) { return product(line[k], places[k * place]); };
    double peak = 0.0;
    Spectrum two(n);
    for (std::size_t place = 0; place < times; place += 2) {
        two[0] = {line[0].real(), line[0].real()};
        two[n / 2] = {};
        for (std::size_t k = 1; k < n / 2; ++k) {
            const std::complex<double> a = turned(k, place), b = turned(k, place + 1);
            two[k] = {a.real() - b.imag(), a.imag() + b.real()};     // a + ib
            two[n - k] = {a.real() + b.imag(), b.real() - a.imag()}; // a* + ib*
        }
        transform(two, turns);
        for (const auto& value : two)
            peak = std::max({peak, std::abs(value.real()), std::abs(value.imag())});
    }
    return peak / static_cast<double>(n);
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
