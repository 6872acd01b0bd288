#pragma once

#include "dsp/fft.h"

#include <complex>
#include <optional>
#include <span>
#include <vector>

namespace gleaner::align {

/// How much later the same sound is in one piece than in another.
struct Delay {
    double samples = 0.0;
    double prominence = 0.0; ///< the peak over the root mean square of all delays that were looked at
};

/// Generalised cross-correlation with phase transform (Knapp and Carter, IEEE Trans. ASSP 24 (4), 1976): each
/// frequency counts alike, so that neither colour nor a late echo moves the peak, which is read between the
/// samples by a parabola.
class DelayMeter {
public:
    /// For pieces of `length` samples at `rate` Hz. Expects an even length of 16 or more.
    DelayMeter(int length, double rate);
    /// The delay of `second` against `first`, within +-`reach` samples; nothing where one of them is silent.
    /// Expects the length of both.
    std::optional<Delay> between(std::span<const float> first, std::span<const float> second, int reach);

private:
    void transform(std::span<const float> piece, std::vector<std::complex<float>>& spectrum);

    dsp::Fft m_fft;
    std::vector<float> m_window, m_padded;
    std::vector<std::complex<float>> m_first, m_second;
    std::size_t m_lowest, m_highest; ///< bins that count
};

}
