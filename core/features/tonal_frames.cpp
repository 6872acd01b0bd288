#include "features/tonal_frames.h"

#include "dsp/window.h"

#include <bit>
#include <cmath>
#include <functional>

namespace gleaner::analysis {

namespace {
constexpr double workingRate = 11025.0;
constexpr double tonalWindowSeconds = 0.046;
constexpr double lowestTonalHz = 100.0;
constexpr double highestTonalHz = 5000.0;
constexpr double shortestPeriod = 0.001;
constexpr double longestPeriod = 0.014;
constexpr double reachSeconds = 4.0;
constexpr int binRefreshFrames = 8; ///< frames
constexpr double binFloorShare = 0.2;
/// The 20th percentile of noise in one bin lies 6.5 dB under its mean; 3 dB more keep most of its peaks out.
constexpr float overSubtraction = 9.0F;
constexpr std::size_t strongestBins = 24;
constexpr float silentPower = 1e-11F;

int factorFor(double rate) { return std::max(1, static_cast<int>(rate / workingRate)); }
int windowFor(double rate) {
    return std::max(16, 2 * static_cast<int>(std::lround(rate * tonalWindowSeconds / 2.0)));
}
}

TonalFrames::TonalFrames(double rate)
    : m_decimator(factorFor(rate)), m_rate(rate / m_decimator.factor()),
      m_window(dsp::hann(windowFor(m_rate))), m_fft(static_cast<int>(std::bit_ceil(2 * m_window.size()))),
      m_firstBin(static_cast<std::size_t>(lowestTonalHz * m_fft.size() / m_rate)),
      m_binCount(static_cast<std::size_t>(std::min(highestTonalHz, 0.45 * m_rate) * m_fft.size() / m_rate) -
                 m_firstBin),
      m_reach(static_cast<std::size_t>(reachSeconds / hopSeconds)), m_waiting(m_window.size() / 2, 0.0F),
      m_padded(static_cast<std::size_t>(m_fft.size())), m_spectrum(static_cast<std::size_t>(m_fft.bins())),
      m_histograms(m_binCount), m_floor(m_binCount, silentPower) {
    double sum = 0.0;
    for (const float w : m_window)
        sum += static_cast<double>(w);
    m_scale = static_cast<float>(4.0 / (sum * sum)); // a full-scale sine has power 1 in its bin
    for (std::size_t lag = 0; lag < m_window.size(); ++lag) {
        float product = 0.0F;
        for (std::size_t n = lag; n < m_window.size(); ++n)
            product += m_window[n] * m_window[n - lag];
        m_windowCorrelation.push_back(product);
    }
}

void TonalFrames::enter(std::span<const float> frame) {
    std::fill(m_padded.begin(), m_padded.end(), 0.0F);
    for (std::size_t n = 0; n < frame.size(); ++n)
        m_padded[n] = frame[n] * m_window[n];
    m_fft.forward(m_padded, m_spectrum);
    Spectrum& entry = m_frames.emplace_back();
    entry.power.resize(m_binCount);
    entry.hops.resize(m_binCount);
    for (std::size_t k = 0; k < m_binCount; ++k) {
        entry.power[k] = std::norm(m_spectrum[m_firstBin + k]) * m_scale + silentPower;
        entry.hops[k] = RunningPercentile::hop(10.0F * std::log10(entry.power[k]));
        m_histograms[k].add(entry.hops[k]);
    }
}

void TonalFrames::leave() {
    for (std::size_t k = 0; k < m_binCount; ++k)
        m_histograms[k].remove(m_frames.front().hops[k]);
    m_frames.pop_front();
    --m_centre;
}

void TonalFrames::refreshFloor() {
    if (m_untilRefresh-- > 0) return;
    m_untilRefresh = binRefreshFrames - 1;
    for (std::size_t k = 0; k < m_binCount; ++k)
        m_floor[k] = std::pow(10.0F, m_histograms[k].percentile(binFloorShare) / 10.0F);
}

TonalFrame TonalFrames::judge(const Spectrum& spectrum) { return {excess(spectrum), voicing(spectrum)}; }

float TonalFrames::excess(const Spectrum& spectrum) {
    m_excesses.resize(m_binCount);
    for (std::size_t k = 0; k < m_binCount; ++k)
        m_excesses[k] = spectrum.power[k] / m_floor[k];
    const std::size_t count = std::min(strongestBins, m_binCount);
    if (count == 0) return 0.0F;
    std::nth_element(m_excesses.begin(), m_excesses.begin() + static_cast<std::ptrdiff_t>(count - 1),
                     m_excesses.end(), std::greater<>());
    float sum = 0.0F;
    for (std::size_t i = 0; i < count; ++i)
        sum += 10.0F * std::log10(m_excesses[i]);
    return std::max(0.0F, sum / static_cast<float>(count));
}

float TonalFrames::voicing(const Spectrum& spectrum) {
    std::fill(m_spectrum.begin(), m_spectrum.end(), 0.0F);
    float left = 0.0F;
    for (std::size_t k = 0; k < m_binCount; ++k) {
        const float power = std::max(0.0F, spectrum.power[k] - overSubtraction * m_floor[k]);
        m_spectrum[m_firstBin + k] = power;
        left += power;
    }
    if (left < silentPower) return 0.0F;
    m_fft.inverse(m_spectrum, m_padded);

    const auto shortest = static_cast<std::size_t>(m_rate * shortestPeriod);
    const auto longest = std::min(static_cast<std::size_t>(m_rate * longestPeriod), m_window.size() * 2 / 3);
    const auto correlation = [&](std::size_t lag) {
        return m_padded[lag] / m_padded[0] * m_windowCorrelation[0] / m_windowCorrelation[lag];
    };
    // Only behind the first dip: next to lag 0 every low-passed noise looks periodic.
    std::size_t lag = 1;
    while (lag < longest && correlation(lag) > 0.0F)
        ++lag;
    float best = 0.0F;
    for (lag = std::max(lag, shortest); lag < longest; ++lag)
        best = std::max(best, correlation(lag));
    return std::clamp(best, 0.0F, 1.0F);
}

}
