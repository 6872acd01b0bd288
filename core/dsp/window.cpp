#include "dsp/window.h"

#include <cmath>
#include <numbers>

namespace gleaner::dsp {

std::vector<float> hann(int size) {
    std::vector<float> window(static_cast<std::size_t>(size));
    for (std::size_t i = 0; i < window.size(); ++i)
        window[i] =
            static_cast<float>(0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(i) / size));
    return window;
}

}
