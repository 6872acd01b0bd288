#include "dsp/envelope.h"

#include <algorithm>

namespace gleaner::dsp {

std::vector<float> slidingMax(std::span<const float> x, int before, int after) {
    // Runs of `width`: a window is the end of one run and the beginning of the next, and the maximum of
    // either part is known from one pass in each direction.
    const auto count = static_cast<std::ptrdiff_t>(x.size());
    const std::ptrdiff_t width = before + after + 1;
    const std::ptrdiff_t padded = (count + before + after + width - 1) / width * width;
    std::vector<float> fromLeft(static_cast<std::size_t>(padded), -HUGE_VALF);
    std::copy(x.begin(), x.end(), fromLeft.begin() + before);
    std::vector<float> fromRight = fromLeft;
    for (std::ptrdiff_t run = 0; run < padded; run += width)
        for (std::ptrdiff_t i = 1; i < width; ++i) {
            fromLeft[run + i] = std::max(fromLeft[run + i], fromLeft[run + i - 1]);
            fromRight[run + width - 1 - i] =
                std::max(fromRight[run + width - 1 - i], fromRight[run + width - i]);
        }
    std::vector<float> out(x.size());
    for (std::ptrdiff_t n = 0; n < count; ++n)
        out[n] = std::max(fromRight[n], fromLeft[n + width - 1]);
    return out;
}

std::vector<float> trailingMean(std::span<const float> x, int width) {
    std::vector<float> out(x.size());
    if (x.empty()) return out;
    const double part = 1.0 / width;
    double sum = static_cast<double>(width) * x[0];
    for (std::size_t n = 0; n < x.size(); ++n) {
        const auto leaving = static_cast<std::ptrdiff_t>(n) - width;
        sum += static_cast<double>(x[n]) -
               static_cast<double>(x[static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, leaving))]);
        out[n] = static_cast<float>(sum * part);
    }
    return out;
}

}
