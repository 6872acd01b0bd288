#pragma once

#include <cmath>
#include <span>
#include <vector>

namespace gleaner::dsp {

/// Coefficient of a one-pole smoother that covers 1 - 1/e of a step in `milliseconds`; 0 (at once) for no
/// time.
inline double smoothing(double milliseconds, double rate) {
    return milliseconds > 0.0 ? std::exp(-1000.0 / (milliseconds * rate)) : 0.0;
}

/// One pole that rises and falls at different speeds.
class EnvelopeFollower {
public:
    EnvelopeFollower(double attackMs, double releaseMs, double rate, double start = 0.0)
        : m_attack(smoothing(attackMs, rate)), m_release(smoothing(releaseMs, rate)), m_value(start) {}
    double operator()(double x) {
        m_value = x + (x > m_value ? m_attack : m_release) * (m_value - x);
        return m_value;
    }

private:
    double m_attack, m_release, m_value;
};

/// out[n] = largest x of n - before … n + after, as far as they exist; three comparisons a sample whatever
/// the width (van Herk 1992, Gil and Werman 1993).
std::vector<float> slidingMax(std::span<const float> x, int before, int after);

/// Mean over a window of `width` frames, the first value continued to the left: out[n] = mean of x[n - width
/// + 1 … n].
std::vector<float> trailingMean(std::span<const float> x, int width);

}
