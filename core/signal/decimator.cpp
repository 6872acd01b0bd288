#include "signal/decimator.h"

#include <array>
#include <cmath>
#include <numbers>

namespace gleaner::analysis {

namespace {
/// Hann-windowed sinc, 8 zero crossings a side, cut at 0.45 of the new rate.
std::vector<float> lowPass(int factor) {
    const int half = 8 * factor;
    std::vector<float> taps;
    double sum = 0.0;
    for (int n = -half; n <= half; ++n) {
        const double x = std::numbers::pi * n * 0.9 / factor;
        const double window = 0.5 + 0.5 * std::cos(std::numbers::pi * n / (half + 1));
        const double tap = (n == 0 ? 1.0 : std::sin(x) / x) * window;
        taps.push_back(static_cast<float>(tap));
        sum += tap;
    }
    for (float& tap : taps)
        tap = static_cast<float>(static_cast<double>(tap) / sum);
    return taps;
}

/// Sum of products in eight parts, so that the compiler may make vectors of them.
float product(const std::vector<float>& taps, const float* samples) {
    constexpr std::size_t parts = 8;
    std::array<float, parts> sums{};
    std::size_t k = 0;
    for (; k + parts <= taps.size(); k += parts)
        for (std::size_t part = 0; part < parts; ++part)
            sums[part] += taps[k + part] * samples[k + part];
    float sum = 0.0F;
    for (; k < taps.size(); ++k)
        sum += taps[k] * samples[k];
    for (const float part : sums)
        sum += part;
    return sum;
}
}

Decimator::Decimator(int factor) : m_factor(factor) {
    if (factor == 1) return;
    m_filter = lowPass(factor);
    m_waiting.assign(m_filter.size() / 2, 0.0F);
}

void Decimator::push(std::span<const float> input, std::vector<float>& output) {
    if (m_factor == 1) {
        output.insert(output.end(), input.begin(), input.end());
        return;
    }
    m_waiting.insert(m_waiting.end(), input.begin(), input.end());
    std::size_t at = 0;
    for (; at + m_filter.size() <= m_waiting.size(); at += static_cast<std::size_t>(m_factor)) {
        output.push_back(product(m_filter, m_waiting.data() + at));
    }
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(at));
}

void Decimator::finish(std::vector<float>& output) {
    push(std::vector<float>(m_filter.size() / 2, 0.0F), output);
}

}
