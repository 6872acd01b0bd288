#include "dsp/biquad.h"

#include <algorithm>
#include <numbers>

namespace gleaner::dsp {

namespace {

/// The cookbook's intermediate values. At low rates a frequency may lie above the Nyquist one: it is held
/// just below.
struct Cookbook {
    double cosine, alpha;

    Cookbook(Hertz hertz, double q, double rate) {
        const double omega = 2.0 * std::numbers::pi * std::clamp(hertz.value, 0.0, 0.499 * rate) / rate;
        cosine = std::cos(omega);
        alpha = std::sin(omega) / (2.0 * q);
    }
};

BiquadCoefficients normalised(double b0, double b1, double b2, double a0, double a1, double a2) {
    return {b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0};
}

/// The shelf's amplitude at half its gain in dB, A of the cookbook.
double halfGain(Decibels gain) { return std::pow(10.0, gain.value / 40.0); }

}

BiquadCoefficients BiquadCoefficients::lowPass(Hertz hertz, double q, double rate) {
    const auto [c, alpha] = Cookbook(hertz, q, rate);
    return normalised((1 - c) / 2, 1 - c, (1 - c) / 2, 1 + alpha, -2 * c, 1 - alpha);
}

BiquadCoefficients BiquadCoefficients::highPass(Hertz hertz, double q, double rate) {
    const auto [c, alpha] = Cookbook(hertz, q, rate);
    return normalised((1 + c) / 2, -(1 + c), (1 + c) / 2, 1 + alpha, -2 * c, 1 - alpha);
}

BiquadCoefficients BiquadCoefficients::bandPass(Hertz hertz, double q, double rate) {
    const auto [c, alpha] = Cookbook(hertz, q, rate);
    return normalised(alpha, 0, -alpha, 1 + alpha, -2 * c, 1 - alpha);
}

BiquadCoefficients BiquadCoefficients::peak(Hertz hertz, double q, Decibels gain, double rate) {
    const auto [c, alpha] = Cookbook(hertz, q, rate);
    const double a = halfGain(gain);
    return normalised(1 + alpha * a, -2 * c, 1 - alpha * a, 1 + alpha / a, -2 * c, 1 - alpha / a);
}

BiquadCoefficients BiquadCoefficients::lowShelf(Hertz hertz, double q, Decibels gain, double rate) {
    const auto [c, alpha] = Cookbook(hertz, q, rate);
    const double a = halfGain(gain), slope = 2 * std::sqrt(a) * alpha;
    return normalised(a * ((a + 1) - (a - 1) * c + slope), 2 * a * ((a - 1) - (a + 1) * c),
                      a * ((a + 1) - (a - 1) * c - slope), (a + 1) + (a - 1) * c + slope,
                      -2 * ((a - 1) + (a + 1) * c), (a + 1) + (a - 1) * c - slope);
}

BiquadCoefficients BiquadCoefficients::highShelf(Hertz hertz, double q, Decibels gain, double rate) {
    const auto [c, alpha] = Cookbook(hertz, q, rate);
    const double a = halfGain(gain), slope = 2 * std::sqrt(a) * alpha;
    return normalised(a * ((a + 1) + (a - 1) * c + slope), -2 * a * ((a - 1) + (a + 1) * c),
                      a * ((a + 1) + (a - 1) * c - slope), (a + 1) - (a - 1) * c + slope,
                      2 * ((a - 1) - (a + 1) * c), (a + 1) - (a - 1) * c - slope);
}

std::complex<double> BiquadCoefficients::response(Hertz hertz, double rate) const {
    const std::complex<double> z1 = std::polar(1.0, -2.0 * std::numbers::pi * hertz.value / rate);
    return (b0 + z1 * (b1 + z1 * b2)) / (1.0 + z1 * (a1 + z1 * a2));
}

}
