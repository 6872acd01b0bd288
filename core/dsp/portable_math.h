#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace gleaner::dsp {

// Transcendental functions for per-sample code, of plain sums, products and quotients. libm's differ between
// processors in the last bit (FMA is chosen at run time; docs/sound.md 7.1), and a rendered sample must not.

namespace portable {
/// ln(2)^n / n!, the Taylor series of 2^x.
inline constexpr double exp2Series[] = {1.0,
                                        0.69314718055994531,
                                        0.24022650695910071,
                                        0.055504108664821580,
                                        0.0096181291076284772,
                                        0.0013333558146428443,
                                        0.00015403530393381609,
                                        0.000015252733804059841,
                                        0.0000013215486790144309,
                                        0.00000010178086009239699,
                                        0.0000000070549116208011233,
                                        0.00000000044455382718708116};
}

/// Base-2 logarithm of x > 0, normal; error below 1e-11.
inline double portableLog2(double x) {
    const auto bits = std::bit_cast<std::uint64_t>(x);
    auto exponent = static_cast<double>(static_cast<std::int64_t>(bits >> 52) - 1023);
    double m = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
    if (m > std::numbers::sqrt2) {
        m *= 0.5;
        exponent += 1.0;
    }
    // ln m = 2 artanh t, |t| < 0.172
    const double t = (m - 1.0) / (m + 1.0), q = t * t;
    const double series =
        1.0 + q * (1.0 / 3 + q * (1.0 / 5 + q * (1.0 / 7 + q * (1.0 / 9 + q * (1.0 / 11 + q * (1.0 / 13))))));
    return exponent + 2.0 * std::numbers::log2e * t * series;
}

/// 2 to the x, x held to -1000 … 1000; relative error below 1e-12.
inline double portableExp2(double x) {
    x = std::clamp(x, -1000.0, 1000.0);
    const auto whole = static_cast<std::int64_t>(x < 0.0 ? x - 0.5 : x + 0.5);
    const double part = x - static_cast<double>(whole), square = part * part;
    double even = 0.0, odd = 0.0; // two short sums instead of a long one: the processor takes both at once
    for (int n = 10; n >= 0; n -= 2) {
        even = even * square + portable::exp2Series[n];
        odd = odd * square + portable::exp2Series[n + 1];
    }
    const double sum = even + part * odd;
    return sum * std::bit_cast<double>(static_cast<std::uint64_t>(whole + 1023) << 52);
}

inline constexpr double decibelsPerOctave = 6.020599913279624; ///< 20 log10(2)

/// Level of an amplitude factor > 0 in dB.
inline double portableDecibels(double factor) { return decibelsPerOctave * portableLog2(factor); }
/// Amplitude factor of a level in dB.
inline double portableLinear(double decibels) { return portableExp2(decibels / decibelsPerOctave); }

/// Sine of a phase in turns (1 = 2 pi); error below 1e-9.
inline double portableSine(double turns) {
    double t = turns - std::floor(turns + 0.5); // -0.5 … 0.5
    if (t > 0.25) t = 0.5 - t;                  // fold to -0.25 … 0.25
    if (t < -0.25) t = -0.5 - t;
    const double x = 2.0 * std::numbers::pi * t, q = x * x;
    return x * (1 - q / 6 * (1 - q / 20 * (1 - q / 42 * (1 - q / 72 * (1 - q / 110 * (1 - q / 156))))));
}

/// tanh as Lambert's continued fraction cut at its seventh step, held to -1 … 1; error below 1e-4, smooth and
/// odd.
inline float portableTanh(float x) {
    x = std::clamp(x, -4.97F, 4.97F); // there the fraction reaches 1
    const float q = x * x;
    const float top = x * (135135.0F + q * (17325.0F + q * (378.0F + q)));
    return top / (135135.0F + q * (62370.0F + q * (3150.0F + q * 28.0F)));
}

}
