#include "tonal/chroma.h"

#include "dsp/fft.h"
#include "dsp/window.h"
#include "signal/decimator.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <vector>

namespace gleaner::analysis {

namespace {
constexpr double chromaRate = 11025.0;
constexpr double chromaWindowSeconds = 0.186;
constexpr double chromaHopSeconds = 0.093;
constexpr double lowestChromaHz = 60.0;
constexpr double highestChromaHz = 2000.0;
constexpr double cancelShare = 0.7; ///< of the fundamental, at its second harmonic …
constexpr double cancelDecay = 0.6; ///< … and less for each one above
constexpr int chromaHarmonics = 7;
constexpr double harmonicReach = 0.35; ///< semitones
constexpr double peakOverMedian = 6.0; ///< amplitude: what counts as tone

struct Partial {
    double midi;
    double amplitude;
};

/// Spectral peaks of one frame between 60 Hz and 2 kHz, low to high, places by a parabola through the
/// logarithms.
class PartialFinder {
public:
    explicit PartialFinder(double rate)
        : m_rate(rate), m_window(dsp::hann(2 * static_cast<int>(rate * chromaWindowSeconds / 2.0))),
          m_fft(static_cast<int>(std::bit_ceil(2 * m_window.size()))),
          m_padded(static_cast<std::size_t>(m_fft.size())),
          m_spectrum(static_cast<std::size_t>(m_fft.bins())), m_magnitude(m_spectrum.size()) {}

    std::size_t size() const { return m_window.size(); }

    std::vector<Partial> operator()(std::span<const float> frame, double& tone, double& all) {
        std::fill(m_padded.begin(), m_padded.end(), 0.0F);
        for (std::size_t n = 0; n < frame.size(); ++n)
            m_padded[n] = frame[n] * m_window[n];
        m_fft.forward(m_padded, m_spectrum);
        for (std::size_t k = 0; k < m_spectrum.size(); ++k)
            m_magnitude[k] = std::sqrt(static_cast<double>(std::norm(m_spectrum[k])));
        const double binHz = m_rate / m_fft.size();
        const auto low = std::max<std::size_t>(2, static_cast<std::size_t>(lowestChromaHz / binHz));
        const auto high = std::min(static_cast<std::size_t>(highestChromaHz / binHz), m_magnitude.size() - 3);
        std::vector<double> band(m_magnitude.begin() + static_cast<std::ptrdiff_t>(low),
                                 m_magnitude.begin() + static_cast<std::ptrdiff_t>(high));
        const auto middle = band.begin() + static_cast<std::ptrdiff_t>(band.size() / 2);
        std::nth_element(band.begin(), middle, band.end());
        const double floor = *middle;

        std::vector<Partial> partials;
        for (std::size_t k = low; k < high; ++k) {
            all += m_magnitude[k] * m_magnitude[k];
            if (!isPeak(k)) continue;
            const double before = std::log(m_magnitude[k - 1] + 1e-12);
            const double here = std::log(m_magnitude[k] + 1e-12);
            const double after = std::log(m_magnitude[k + 1] + 1e-12);
            const double bend = before - 2.0 * here + after;
            const double place = static_cast<double>(k) + (bend < 0.0 ? 0.5 * (before - after) / bend : 0.0);
            partials.push_back({69.0 + 12.0 * std::log2(place * binHz / 440.0), m_magnitude[k]});
            if (m_magnitude[k] > peakOverMedian * floor)
                for (std::size_t i = k - 2; i <= k + 2; ++i)
                    tone += m_magnitude[i] * m_magnitude[i];
        }
        return partials;
    }

private:
    bool isPeak(std::size_t k) const {
        return m_magnitude[k] > m_magnitude[k - 1] && m_magnitude[k] >= m_magnitude[k + 1] &&
               m_magnitude[k] > m_magnitude[k - 2] && m_magnitude[k] > m_magnitude[k + 2];
    }

    double m_rate;
    std::vector<float> m_window;
    dsp::Fft m_fft;
    std::vector<float> m_padded;
    std::vector<std::complex<float>> m_spectrum;
    std::vector<double> m_magnitude;
};

/// Takes off every partial what a lower one explains as its harmonic: a third harmonic is the fifth of the
/// key, the usual error.
void cancelHarmonics(std::vector<Partial>& partials) {
    for (std::size_t i = 0; i < partials.size(); ++i)
        for (int h = 2; h <= chromaHarmonics; ++h) {
            const double place = partials[i].midi + 12.0 * std::log2(h);
            const double share = cancelShare * std::pow(cancelDecay, h - 1);
            for (std::size_t j = i + 1; j < partials.size(); ++j)
                if (std::abs(partials[j].midi - place) < harmonicReach)
                    partials[j].amplitude =
                        std::max(0.0, partials[j].amplitude - share * partials[i].amplitude);
        }
}
}

Chroma chromaOf(std::span<const float> mono, double rate) {
    Chroma chroma;
    Decimator decimator(std::max(1, static_cast<int>(rate / chromaRate)));
    std::vector<float> samples;
    decimator.push(mono, samples);
    decimator.finish(samples);
    const double slowRate = rate / decimator.factor();
    PartialFinder find(slowRate);
    if (samples.size() < find.size()) samples.resize(find.size(), 0.0F);

    std::vector<std::vector<Partial>> frames;
    double tone = 0.0;
    double all = 0.0;
    std::complex<double> phase = 0.0;
    double amplitude = 1e-12;
    for (std::size_t at = 0; at + find.size() <= samples.size();
         at += static_cast<std::size_t>(chromaHopSeconds * slowRate)) {
        frames.push_back(find(std::span(samples).subspan(at, find.size()), tone, all));
        for (const Partial& p : frames.back()) {
            phase += std::polar(p.amplitude, 2.0 * std::numbers::pi * p.midi);
            amplitude += p.amplitude;
        }
    }
    chroma.tonalShare = all > 1e-12 ? std::min(1.0, tone / all) : 0.0;
    const double tuning = std::arg(phase) / (2.0 * std::numbers::pi);
    chroma.tuningCents = 100.0 * tuning;
    chroma.tuningClarity = std::abs(phase) / amplitude;
    for (auto& partials : frames) {
        cancelHarmonics(partials);
        for (const Partial& p : partials) {
            const double place = p.midi - tuning;
            const double nearest = std::round(place);
            const double weight = std::cos(std::numbers::pi * (place - nearest));
            chroma.energy[static_cast<std::size_t>(static_cast<int>(nearest) + 120) % 12] +=
                p.amplitude * weight * weight;
        }
    }
    return chroma;
}

}
