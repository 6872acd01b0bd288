#pragma once

#include "dsp/biquad.h"

#include <algorithm>
#include <optional>

namespace gleaner::analysis {

/// Fourth-order Butterworth high-pass: takes off offset, wind and handling noise before anything is measured.
/// Starts as if the first sample had always been there, so that a recording with an offset does not begin
/// with a blow.
class RumbleFilter {
public:
    RumbleFilter(Hertz hertz, double rate)
        : m_first(dsp::BiquadCoefficients::highPass(Hertz(std::min(hertz.value, 0.2 * rate)), 0.5412, rate)),
          m_second(
              dsp::BiquadCoefficients::highPass(Hertz(std::min(hertz.value, 0.2 * rate)), 1.3066, rate)) {}

    double operator()(float sample) {
        const auto x = static_cast<double>(sample);
        if (!m_start) m_start = x;
        return m_second(m_first(x - *m_start));
    }

private:
    dsp::Biquad m_first;
    dsp::Biquad m_second;
    std::optional<double> m_start;
};

}
