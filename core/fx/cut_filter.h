#pragma once

#include "dsp/biquad.h"

#include <string_view>
#include <vector>

namespace gleaner::fx {

// The slopes of high-pass and low-pass. Private to the room.

inline constexpr std::string_view slopeNames[] = {"12 dB/oct", "24 dB/oct", "48 dB/oct"};

using CutDesign = dsp::BiquadCoefficients (*)(Hertz hertz, double q, double rate);

/// Butterworth filter of order 2, 4 or 8 (`slope` 0, 1, 2) as sections: 3 dB down at `hertz` whatever the
/// slope.
std::vector<dsp::BiquadCoefficients> butterworth(CutDesign design, Hertz hertz, double slope, double rate);

}
