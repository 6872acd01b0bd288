#include "dsp/peak_refinement.h"

#include "dsp/kaiser.h"

#include <numbers>

namespace gleaner::dsp {

namespace {

constexpr float near = 0.92F; // content next to Nyquist moves a peak by less
constexpr std::size_t most = 512;

/// |value| of the channel at a place between frames, by a sinc two thousand frames long to each side.
float longSinc(std::span<const float> channel, double where) {
    constexpr Frame reach = 2048;
    const auto nearest = static_cast<Frame>(std::llround(where)), frames = static_cast<Frame>(channel.size());
    const double offset = where - static_cast<double>(nearest);
    const double sine = std::sin(std::numbers::pi * offset) / std::numbers::pi;
    double sum = 0.0;
    for (Frame n = std::max<Frame>(0, nearest - reach); n < std::min(frames, nearest + reach); ++n) {
        const double distance = offset - static_cast<double>(n - nearest), x = distance / (reach + 1);
        const double value = n == nearest ? sinc(offset) : ((n - nearest) % 2 == 0 ? sine : -sine) / distance;
        sum += static_cast<double>(channel[n]) * value * (1.0 - x * x) * (1.0 - x * x);
    }
    return static_cast<float>(std::fabs(sum));
}

/// The peak looked at again with a filter that is flat up to Nyquist.
float refined(std::span<const float> channel, const Peak& peak) {
    constexpr double step = 0.125;
    float values[5];
    for (int i = 0; i < 5; ++i)
        values[i] = longSinc(channel, peak.where + (i - 2) * step);
    const auto top = std::max_element(values + 1, values + 4);
    const bool isPeak = *top >= top[-1] && *top >= top[1];
    return isPeak ? vertex(top[-1], *top, top[1], 0.0, step).value : *top;
}

}

void PeakCandidates::add(Peak peak) {
    m_best = std::max(m_best, peak.value);
    if (peak.value < near * m_best || peak.value <= m_least) return;
    m_peaks.push_back(peak);
    if (m_peaks.size() == 2 * most) sorted();
}

const std::vector<Peak>& PeakCandidates::sorted() {
    std::stable_sort(m_peaks.begin(), m_peaks.end(),
                     [](const Peak& a, const Peak& b) { return a.value > b.value; });
    if (m_peaks.size() >= most) {
        m_peaks.resize(most);
        m_least =
            m_peaks.back().value; // what comes later has to beat it: a steady tone is not sorted for ever
    }
    while (!m_peaks.empty() && m_peaks.back().value < near * m_best)
        m_peaks.pop_back();
    return m_peaks;
}

float largestRefined(std::span<const float> channel, const std::vector<Peak>& candidates, float known) {
    constexpr int enough = 12;      // candidates in a row that were right
    constexpr float right = 0.003F; // part of the value
    constexpr float nearby = 0.97F; // an eighth of a frame away from its top a wave is still as high
    int calm = 0;
    float largest = known;
    for (const Peak& peak : candidates) {
        const float again = longSinc(channel, peak.where);
        if (again >= nearby * largest) largest = std::max(largest, refined(channel, peak));
        calm = std::fabs(again - peak.value) < right * peak.value ? calm + 1 : 0;
        if (calm == enough) break;
    }
    return largest;
}

}
