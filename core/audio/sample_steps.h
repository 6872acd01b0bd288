#pragma once

#include <algorithm>
#include <cstdint>

namespace gleaner::audio {

/// A sample as a signed integer of 32 bits, full scale 2^31, rounded half away from zero: exact for samples
/// of up to 24 bits, which is all that a float holds. What is over is clamped, what is no number is 0.
inline std::int32_t stepsOf(float sample) {
    constexpr double fullScale = 2147483648.0;
    if (!(sample == sample)) return 0;
    const double steps = std::clamp(static_cast<double>(sample) * fullScale, -fullScale, fullScale - 1.0);
    // Exact: a float has 24 bits, so that the sum fits into a double.
    return static_cast<std::int32_t>(steps + (steps < 0.0 ? -0.5 : 0.5));
}

}
