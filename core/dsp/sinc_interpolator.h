#pragma once

#include <vector>

namespace gleaner::dsp {

/// Values between samples by a windowed sinc (Kaiser, 90 dB) from a table of its shape, for reading at a
/// moving or stretched position.
class SincInterpolator {
public:
    /// `crossings` zero crossings on each side; `cutoff` 0 to 1 as a part of Nyquist: below 1 where the
    /// reading is faster than the samples are, to keep what lies above from folding down.
    explicit SincInterpolator(int crossings = 32, double cutoff = 1.0);
    /// Samples needed before and after the one at or before the position.
    int reach() const { return m_reach; }
    /// Value at `position` >= 0; reads x[floor(position) - reach()] … x[floor(position) + reach()].
    float at(const float* x, double position) const;

private:
    int m_reach;
    std::vector<float> m_shapes; ///< for every offset of a fraction of a sample a row of 2 * reach() taps
};

}
