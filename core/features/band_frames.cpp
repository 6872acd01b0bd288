#include "features/band_frames.h"

#include "dsp/window.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
constexpr double bandHopSeconds = 128.0 / 44100.0;
constexpr double lowestBandHz = 80.0;
constexpr double highestBandHz = 16000.0;
constexpr double bandRumbleHz = 32.0;

bool isSmooth(int n) {
    for (const int factor : {2, 3, 5})
        while (n % factor == 0)
            n /= factor;
    return n == 1;
}

/// The nearest size that FFTW is quick at.
int nearestSmooth(double wanted) {
    const int middle = std::max(8, static_cast<int>(std::lround(wanted)));
    for (int distance = 0;; ++distance) {
        if (isSmooth(middle - distance)) return middle - distance;
        if (isSmooth(middle + distance)) return middle + distance;
    }
}
}

BandLayout BandLayout::forRate(double rate) {
    BandLayout layout;
    layout.hop = nearestSmooth(rate * bandHopSeconds);
    layout.size = 6 * layout.hop;
    const double binHz = rate / layout.size;
    const int nyquist = layout.size / 2;
    int low = 1;
    for (std::size_t b = 0; b < maxBands; ++b) {
        const double top =
            lowestBandHz * std::pow(highestBandHz / lowestBandHz, static_cast<double>(b + 1) / maxBands);
        const int high = std::max(low + 1, static_cast<int>(std::lround(top / binHz)));
        if (high > nyquist) break;
        layout.edges[b] = low;
        layout.edges[b + 1] = low = high;
        layout.count = b + 1;
    }
    return layout;
}

BandFrames::BandFrames(double rate)
    : m_layout(BandLayout::forRate(rate)), m_highPass(Hertz(bandRumbleHz), rate), m_fft(m_layout.size),
      m_window(dsp::hann(m_layout.size)), m_waiting(static_cast<std::size_t>(m_layout.size / 2), 0.0F),
      m_windowed(static_cast<std::size_t>(m_layout.size)),
      m_spectrum(static_cast<std::size_t>(m_fft.bins())) {
    double energy = 0.0;
    for (const float w : m_window)
        energy += static_cast<double>(w) * static_cast<double>(w);
    // A full-scale sine has power 1/2, spread over the bins of its band: 0 dB.
    m_scale = static_cast<float>(4.0 / (static_cast<double>(m_layout.size) * energy));
}

BandLevels BandFrames::analyse(std::span<const float> frame) {
    for (std::size_t n = 0; n < frame.size(); ++n)
        m_windowed[n] = frame[n] * m_window[n];
    m_fft.forward(m_windowed, m_spectrum);
    static const float silence = std::pow(10.0F, silenceDb / 10.0F);
    BandLevels levels{};
    for (std::size_t b = 0; b < m_layout.count; ++b) {
        float power = 0.0F;
        for (int k = m_layout.edges[b]; k < m_layout.edges[b + 1]; ++k)
            power += std::norm(m_spectrum[static_cast<std::size_t>(k)]);
        levels[b] = 10.0F * std::log10(power * m_scale + silence);
    }
    return levels;
}

const BandLevels* BandFrames::smoothed(const BandLevels& levels) {
    if (m_frames++ == 0) {
        m_recent = {levels, levels};
        return nullptr;
    }
    for (std::size_t b = 0; b < m_layout.count; ++b)
        m_smoothed[b] = (m_recent[0][b] + m_recent[1][b] + levels[b]) / 3.0F;
    m_recent = {m_recent[1], levels};
    return &m_smoothed;
}

}
