#include "guards/speech_frames.h"

#include "dsp/portable_math.h"
#include "dsp/window.h"
#include "signal/running_percentile.h"

#include <algorithm>
#include <cmath>

namespace gleaner::guards {

namespace {
constexpr double hopSeconds = 1.0 / speechFramesPerSecond;
constexpr double lowestHertz = 120.0, highestHertz = 7000.0; // of the bands
constexpr double lowestPitch = 70.0, highestPitch = 400.0;   // Hz
constexpr double lowestPartial = 80.0, highestPartial = 3500.0;
constexpr std::size_t floorFrames = 200; ///< before and behind: 4 s
constexpr double floorShare = 0.2;
constexpr int mostOver = 100; ///< half decibels

/// Bands are equally wide in mel (O'Shaughnessy 1987), as far as an ear tells tones apart.
double melOf(double hertz) { return dsp::portableLog2(1.0 + hertz / 700.0); }
double hertzOf(double mel) { return 700.0 * (dsp::portableExp2(mel) - 1.0); }

int evenFrames(double seconds, double rate) {
    return 2 * static_cast<int>(std::max(8L, std::lround(0.5 * seconds * rate)));
}

std::uint8_t byteOf(double share) {
    return static_cast<std::uint8_t>(std::lround(255.0 * std::clamp(share, 0.0, 1.0)));
}
}

SpeechFrames::SpeechFrames(double rate)
    : m_rate(rate), m_window(dsp::hann(evenFrames(2.0 * hopSeconds, rate))), m_padded(2 * m_window.size()),
      m_correlation(m_padded.size()), m_fft(static_cast<int>(m_padded.size())),
      m_bins(static_cast<std::size_t>(m_fft.bins())) {
    m_power.resize(m_bins.size());
    const double low = melOf(lowestHertz), step = (melOf(highestHertz) - low) / speechBands;
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        const double hertz = hertzOf(low + step * static_cast<double>(i));
        m_edges[i] =
            static_cast<std::size_t>(std::lround(hertz / rate * static_cast<double>(m_padded.size())));
    }
}

void SpeechFrames::push(std::span<const float> mono) {
    m_waiting.insert(m_waiting.end(), mono.begin(), mono.end());
    std::size_t used = 0;
    for (;;) {
        const auto begin = std::llround(hopSeconds * m_rate * static_cast<double>(m_frames.size())) - m_begun;
        const auto place = static_cast<std::size_t>(begin);
        used = std::min(place, m_waiting.size());
        if (place + m_window.size() > m_waiting.size()) break;
        hear(m_waiting.data() + place);
    }
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(used));
    m_begun += static_cast<std::int64_t>(used);
}

void SpeechFrames::hear(const float* samples) {
    for (std::size_t i = 0; i < m_window.size(); ++i)
        m_padded[i] = m_window[i] * samples[i];
    m_fft.forward(m_padded, m_bins);
    for (std::size_t k = 0; k < m_bins.size(); ++k)
        m_power[k] = std::norm(m_bins[k]) / static_cast<float>(m_window.size());
    SpeechFrame frame{};
    hearBands(frame);
    hearPitch(frame);
    m_frames.push_back(frame);
}

void SpeechFrames::hearBands(SpeechFrame& frame) const {
    for (std::size_t band = 0; band < speechBands; ++band) {
        if (m_edges[band + 1] > m_power.size()) break;
        double sum = 0.0;
        for (std::size_t k = m_edges[band]; k < m_edges[band + 1]; ++k)
            sum += static_cast<double>(m_power[k]);
        const auto bins = static_cast<double>(m_edges[band + 1] - m_edges[band]);
        const double level = 0.5 * dsp::portableDecibels(sum / bins + 1e-13);
        frame[band] = analysis::RunningPercentile::hop(static_cast<float>(level));
    }
}

/// The autocorrelation of what stands over the floor of each bin, by the square root of its power, so that
/// the strongest formant does not decide alone.
void SpeechFrames::hearPitch(SpeechFrame& frame) {
    if (m_floor.empty()) m_floor = m_power;
    const double binHertz = m_rate / static_cast<double>(m_padded.size());
    const auto first = static_cast<std::size_t>(std::lround(lowestPartial / binHertz));
    const auto last =
        std::min(m_power.size(), static_cast<std::size_t>(std::lround(highestPartial / binHertz)));
    std::ranges::fill(m_bins, std::complex<float>());
    double all = 0.0;
    for (std::size_t k = first; k < last; ++k) {
        const float over = m_power[k] - 2.0F * m_floor[k];
        m_floor[k] += (m_power[k] < m_floor[k] ? 0.1F : 0.004F) * (m_power[k] - m_floor[k]);
        if (over > 0.0F) m_bins[k] = std::sqrt(over);
        all += static_cast<double>(m_bins[k].real());
    }
    if (all <= 0.0) return;
    m_fft.inverse(m_bins, m_correlation);
    const auto shortest = static_cast<std::size_t>(std::lround(m_rate / highestPitch));
    const auto longest =
        std::min(static_cast<std::size_t>(std::lround(m_rate / lowestPitch)), m_window.size() - 1);
    if (shortest >= longest) return;
    const auto peak = std::max_element(m_correlation.begin() + static_cast<std::ptrdiff_t>(shortest),
                                       m_correlation.begin() + static_cast<std::ptrdiff_t>(longest));
    const double lag = static_cast<double>(peak - m_correlation.begin());
    const auto whole = static_cast<double>(m_correlation.front());
    frame[speechBands] = byteOf(static_cast<double>(*peak) / whole);
    frame[speechBands + 1] =
        byteOf(dsp::portableLog2(m_rate / lag / lowestPitch) / dsp::portableLog2(highestPitch / lowestPitch));
}

std::vector<SpeechFrame> SpeechFrames::finish() {
    std::array<analysis::RunningPercentile, speechBands> around{};
    const std::size_t count = m_frames.size();
    std::vector<SpeechFrame> over(count);
    const auto countIn = [&](std::size_t frame) {
        for (std::size_t band = 0; band < speechBands; ++band)
            around[band].add(m_frames[frame][band]);
    };
    for (std::size_t frame = 0; frame < std::min(floorFrames, count); ++frame)
        countIn(frame);
    for (std::size_t frame = 0; frame < count; ++frame) {
        if (frame + floorFrames < count) countIn(frame + floorFrames);
        over[frame] = m_frames[frame];
        for (std::size_t band = 0; band < speechBands; ++band) {
            if (frame > floorFrames) around[band].remove(m_frames[frame - floorFrames - 1][band]);
            const int floor = analysis::RunningPercentile::hop(around[band].percentile(floorShare));
            over[frame][band] =
                static_cast<std::uint8_t>(std::clamp(m_frames[frame][band] - floor, 0, mostOver));
        }
    }
    return over;
}

}
