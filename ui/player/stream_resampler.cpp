#include "ui/player/stream_resampler.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gleaner::ui {

namespace {

constexpr int crossings = 32;
constexpr int stepsPerCrossing = 512;
constexpr double rollOff = 0.94; ///< keeps the transition band below the lower half rate
constexpr double kaiserBeta = 10.0;

double bessel0(double x) {
    double sum = 1.0, term = 1.0;
    for (int k = 1; k < 40; ++k) {
        term *= (x / (2.0 * k)) * (x / (2.0 * k));
        sum += term;
    }
    return sum;
}

std::vector<float> makeKernel() {
    std::vector<float> kernel;
    const double top = bessel0(kaiserBeta);
    for (int i = 0; i <= crossings * stepsPerCrossing + 1; ++i) {
        const double x = static_cast<double>(i) / stepsPerCrossing;
        const double sinc = x == 0.0 ? 1.0 : std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
        const double part = std::min(x / crossings, 1.0);
        kernel.push_back(static_cast<float>(sinc * bessel0(kaiserBeta * std::sqrt(1.0 - part * part)) / top));
    }
    return kernel;
}

/// Right half of a Kaiser-windowed sinc, `stepsPerCrossing` points between two zeros. Made once: a sound that
/// is waited for has no milliseconds for it.
const std::vector<float>& sharedKernel() {
    static const std::vector<float> kernel = makeKernel();
    return kernel;
}

}

StreamResampler::StreamResampler(int from, int to)
    : m_step(static_cast<double>(from) / to),
      m_cutoff(rollOff * std::min(1.0, static_cast<double>(to) / from)),
      m_reach(static_cast<int>(std::ceil(crossings / m_cutoff)) + 1), m_kernel(sharedKernel()),
      m_pending(static_cast<std::size_t>(m_reach), StereoFrame{}), m_position(m_reach) {}

StereoFrame StreamResampler::at(double position) const {
    const auto middle = static_cast<std::ptrdiff_t>(std::floor(position));
    StereoFrame sum{};
    for (std::ptrdiff_t i = middle - m_reach + 1; i < middle + m_reach; ++i) {
        const double x = std::abs(static_cast<double>(i) - position) * m_cutoff * stepsPerCrossing;
        if (x >= crossings * stepsPerCrossing) continue;
        const auto step = static_cast<std::size_t>(x);
        const auto part = static_cast<float>(x - static_cast<double>(step));
        const float weight =
            (m_kernel[step] + part * (m_kernel[step + 1] - m_kernel[step])) * static_cast<float>(m_cutoff);
        const StereoFrame& frame = m_pending[static_cast<std::size_t>(i)];
        sum[0] += weight * frame[0];
        sum[1] += weight * frame[1];
    }
    return sum;
}

void StreamResampler::process(std::span<const StereoFrame> input, std::vector<StereoFrame>& output) {
    m_pending.insert(m_pending.end(), input.begin(), input.end());
    while (m_position + m_reach < static_cast<double>(m_pending.size())) {
        output.push_back(at(m_position));
        m_position += m_step;
    }
    const auto used = static_cast<std::ptrdiff_t>(m_position) - m_reach;
    if (used <= 0) return;
    m_pending.erase(m_pending.begin(), m_pending.begin() + std::min(used, std::ssize(m_pending)));
    m_position -= static_cast<double>(used);
}

void StreamResampler::flush(std::vector<StereoFrame>& output) {
    const std::vector<StereoFrame> silence(static_cast<std::size_t>(m_reach));
    process(silence, output);
}

}
