#include "align/delay.h"

#include "base/contract.h"
#include "dsp/window.h"

#include <algorithm>
#include <cmath>

namespace gleaner::align {
namespace {

constexpr double lowestHertz = 120.0; ///< chosen: wind and handling are below
constexpr double highestShare = 0.46; ///< of the rate: what a resampler leaves alone
constexpr double leastMean = 1e-12;   ///< of the spectrum: below is silence

}

DelayMeter::DelayMeter(int length, double rate)
    : m_fft(2 * length), m_window(dsp::hann(length)), m_padded(static_cast<std::size_t>(2 * length)),
      m_first(static_cast<std::size_t>(m_fft.bins())), m_second(m_first.size()),
      m_lowest(static_cast<std::size_t>(std::lround(lowestHertz / rate * m_fft.size()))),
      m_highest(static_cast<std::size_t>(std::lround(highestShare * m_fft.size()))) {
    expects(length >= 16 && length % 2 == 0, "a piece of an even length");
}

void DelayMeter::transform(std::span<const float> piece, std::vector<std::complex<float>>& spectrum) {
    expects(piece.size() == m_window.size(), "pieces of the length that the meter was made for");
    std::ranges::fill(m_padded, 0.0F);
    for (std::size_t i = 0; i < piece.size(); ++i)
        m_padded[i] = piece[i] * m_window[i];
    m_fft.forward(m_padded, spectrum);
}

std::optional<Delay> DelayMeter::between(std::span<const float> first, std::span<const float> second,
                                         int reach) {
    transform(first, m_first);
    transform(second, m_second);
    double mean = 0.0;
    for (std::size_t bin = m_lowest; bin < m_highest; ++bin)
        mean += static_cast<double>(std::abs(m_second[bin] * std::conj(m_first[bin])));
    mean /= static_cast<double>(m_highest - m_lowest);
    if (!(mean > leastMean)) return std::nullopt;
    const auto little = static_cast<float>(1e-3 * mean); // where nothing sounds no phase counts
    for (std::size_t bin = 0; bin < m_first.size(); ++bin) {
        const std::complex<float> cross = m_second[bin] * std::conj(m_first[bin]);
        const bool counts = bin >= m_lowest && bin < m_highest;
        m_second[bin] = counts ? cross / (std::abs(cross) + little) : std::complex<float>();
    }
    m_fft.inverse(m_second, m_padded);
    const auto at = [&](int shift) {
        return static_cast<double>(
            m_padded[static_cast<std::size_t>(shift < 0 ? shift + m_fft.size() : shift)]);
    };
    int highest = 0;
    double power = 0.0;
    for (int shift = -reach; shift <= reach; ++shift) {
        if (at(shift) > at(highest)) highest = shift;
        power += at(shift) * at(shift);
    }
    const double before = at(highest - 1), peak = at(highest), after = at(highest + 1);
    const double bend = before - 2.0 * peak + after;
    const double between = bend < 0.0 ? 0.5 * (before - after) / bend : 0.0;
    return Delay{highest + std::clamp(between, -0.5, 0.5), peak / std::sqrt(power / (2.0 * reach + 1.0))};
}

}
