#include "fx/cut_filter.h"

#include <algorithm>
#include <numbers>

namespace gleaner::fx {

std::vector<dsp::BiquadCoefficients> butterworth(CutDesign design, Hertz hertz, double slope, double rate) {
    const int count = 1 << static_cast<int>(slope);
    const Hertz held(std::min(hertz.value, 0.49 * rate));
    std::vector<dsp::BiquadCoefficients> sections;
    for (int k = 0; k < count; ++k) {
        // The poles lie evenly on a half circle: each pair's Q is 1 / (2 cos of its angle).
        const double angle = std::numbers::pi * (2 * k + 1) / (4 * count);
        sections.push_back(design(held, 0.5 / std::cos(angle), rate));
    }
    return sections;
}

}
