#pragma once

#include "base/units.h"

#include <vector>

namespace gleaner::dsp {

/// Linear-phase half-band filter (Kaiser-windowed sinc) that finds the value half-way between samples. Single
/// precision, no delay: its neighbours on both sides are given.
class HalfBand {
public:
    /// `pairs` neighbours on each side; `beta` of the Kaiser window.
    HalfBand(int pairs, double beta);
    int pairs() const { return static_cast<int>(m_taps.size()); }

    /// out[i] = value half-way between x[i] and x[i + 1], i < count. Reads x[1 - pairs] … x[count - 1 +
    /// pairs].
    void midpoints(const float* x, float* out, Frame count) const;

private:
    std::vector<float> m_taps; ///< from the middle outwards; they sum to a half
};

/// Whole-number oversampling by a power of two in half-band steps, and back. The first step alone is steep:
/// `pairs`.
class Oversampler {
public:
    /// `steps` doublings, 1 or more.
    Oversampler(int steps, int pairs, double beta);
    int factor() const { return 1 << static_cast<int>(m_steps.size()); }
    /// Samples of the low rate that `up` and `down` need before and after what they work on.
    int reach() const { return m_reach; }

    /// out[i * factor()] = x[i] and values between; `count` samples of x become count * factor(). Reads
    /// x[-reach()] … x[count - 1 + reach()]. `out` is resized.
    void up(const float* x, Frame count, std::vector<float>& out);
    /// Low-passed to the low rate and thinned; reads y[-reach() * factor()] … y[(count + reach()) * factor()
    /// - 1].
    void down(const float* y, Frame count, float* out);

private:
    std::vector<HalfBand> m_steps; ///< from the low rate upwards
    int m_reach = 0;
    std::vector<float> m_from, m_odd, m_to;
};

}
