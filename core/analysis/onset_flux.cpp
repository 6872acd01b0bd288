#include "analysis/onset_flux.h"

#include "dsp/window.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
constexpr double windowSeconds = 2048.0 / 44100.0;
constexpr double bandsPerOctave = 24.0;
constexpr double lowestHz = 30.0;
constexpr double highestHz = 17000.0;
constexpr double rumbleHz = 25.0;
constexpr double reachSeconds = 4.0;
constexpr double loudShare = 0.95;
constexpr float compression = 30.0F;
constexpr std::size_t lag = 2; ///< frames
constexpr float silentMagnitude = 1e-6F;
constexpr float loudStartDb = 8.0F;
constexpr auto beginningFrames = static_cast<std::size_t>(2.0 * OnsetFlux::framesPerSecond);
constexpr auto reachFrames = static_cast<std::size_t>(reachSeconds * OnsetFlux::framesPerSecond);

int windowFor(double rate) {
    return 2 * static_cast<int>(std::lround(std::max(32.0, rate * windowSeconds) / 2.0));
}
int fftFor(double rate) {
    int size = 64;
    while (size < windowFor(rate))
        size *= 2;
    return size;
}

/// Edges of the bands in FFT bins, each at least one bin further.
std::vector<std::size_t> bandEdges(double rate, int fftSize) {
    std::vector<std::size_t> edges;
    const double top = std::min(highestHz, 0.45 * rate);
    for (double hertz = lowestHz; hertz < top; hertz *= std::exp2(1.0 / bandsPerOctave)) {
        const auto bin = static_cast<std::size_t>(std::lround(hertz * fftSize / rate));
        if (bin > 0 && (edges.empty() || bin > edges.back())) edges.push_back(bin);
    }
    return edges;
}
}

OnsetFlux::OnsetFlux(double rate)
    : m_rate(rate), m_window(dsp::hann(windowFor(rate))), m_fft(fftFor(rate)), m_highPass(rumbleHz, rate),
      m_waiting(m_window.size() / 2, 0.0F), m_windowed(static_cast<std::size_t>(m_fft.size())),
      m_spectrum(static_cast<std::size_t>(m_fft.bins())) {
    float sum = 0.0F;
    for (const float w : m_window)
        sum += w;
    for (float& w : m_window)
        w *= 2.0F / sum; // a full-scale sine has magnitude 1 in its bin
    const auto edges = bandEdges(rate, m_fft.size());
    for (std::size_t b = 0; b + 2 < edges.size(); ++b) {
        Band band{edges[b], {}};
        for (std::size_t k = edges[b]; k < edges[b + 2]; ++k)
            band.weights.push_back(
                k <= edges[b + 1]
                    ? static_cast<float>(k - edges[b]) / static_cast<float>(edges[b + 1] - edges[b])
                    : static_cast<float>(edges[b + 2] - k) / static_cast<float>(edges[b + 2] - edges[b + 1]));
        m_bands.push_back(std::move(band));
    }
}

std::size_t OnsetFlux::frameBegin() const {
    return static_cast<std::size_t>(static_cast<double>(m_next) * m_rate / framesPerSecond) - m_consumed;
}

bool OnsetFlux::startsLoud() const {
    if (m_beginning.size() < 3) return false;
    std::vector<std::uint8_t> sorted = m_beginning;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    const std::uint8_t first = *std::max_element(m_beginning.begin(), m_beginning.begin() + 3);
    return RunningPercentile::level(first) > RunningPercentile::level(*middle) + loudStartDb;
}

void OnsetFlux::push(std::span<const float> samples, std::vector<float>& flux) {
    for (const float sample : samples)
        m_waiting.push_back(static_cast<float>(m_highPass(sample)));
    if (!m_mirrored && m_waiting.size() >= 2 * m_window.size()) mirrorBeginning();
    if (m_mirrored) drain(flux);
}

/// What came before the recording is unknown. Its mirror image is like it, and no onset.
void OnsetFlux::mirrorBeginning() {
    const std::size_t half = m_window.size() / 2;
    for (std::size_t n = 0; n < std::min(half, m_waiting.size() - half); ++n)
        m_waiting[half - 1 - n] = m_waiting[half + n];
    m_mirrored = true;
}

void OnsetFlux::finish(std::vector<float>& flux) {
    if (!m_mirrored) mirrorBeginning();
    m_waiting.insert(m_waiting.end(), m_window.size() / 2, 0.0F);
    drain(flux);
    while (m_centre < m_frames.size())
        give(flux);
}

void OnsetFlux::drain(std::vector<float>& flux) {
    while (frameBegin() + m_window.size() <= m_waiting.size()) {
        enter(std::span(m_waiting).subspan(frameBegin(), m_window.size()));
        ++m_next;
        if (m_frames.size() > reachFrames + m_centre) give(flux);
    }
    const std::size_t used = std::min(m_waiting.size(), frameBegin());
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(used));
    m_consumed += used;
}

void OnsetFlux::enter(std::span<const float> samples) {
    std::fill(m_windowed.begin(), m_windowed.end(), 0.0F);
    for (std::size_t n = 0; n < samples.size(); ++n)
        m_windowed[n] = samples[n] * m_window[n];
    m_fft.forward(m_windowed, m_spectrum);
    Frame& frame = m_frames.emplace_back();
    float loudest = silentMagnitude;
    for (const Band& band : m_bands) {
        float sum = 0.0F;
        for (std::size_t k = 0; k < band.weights.size(); ++k) {
            const std::complex<float> bin = m_spectrum[band.first + k];
            sum += band.weights[k] * std::sqrt(bin.real() * bin.real() + bin.imag() * bin.imag());
        }
        frame.magnitudes.push_back(sum);
        loudest = std::max(loudest, sum);
    }
    m_loudest.add(frame.loudest = RunningPercentile::cell(20.0F * std::log10(loudest)));
    if (m_beginning.size() < beginningFrames) m_beginning.push_back(frame.loudest);
}

void OnsetFlux::give(std::vector<float>& flux) {
    const float reference =
        std::max(silentMagnitude * 10.0F, std::pow(10.0F, m_loudest.percentile(loudShare) / 20.0F));
    std::vector<float> level;
    for (const float magnitude : m_frames[m_centre].magnitudes)
        level.push_back(std::log10(1.0F + compression * magnitude / reference));

    float rise = 0.0F;
    if (m_past.size() == lag)
        for (std::size_t b = 0; b < level.size(); ++b)
            rise += std::max(0.0F, level[b] - m_past.front()[b]);
    flux.push_back(rise);

    std::vector<float> widened = level;
    for (std::size_t b = 0; b + 1 < level.size(); ++b) {
        widened[b] = std::max(widened[b], level[b + 1]);
        widened[b + 1] = std::max(widened[b + 1], level[b]);
    }
    m_past.push_back(std::move(widened));
    if (m_past.size() > lag) m_past.pop_front();
    if (++m_centre <= reachFrames) return;
    m_loudest.remove(m_frames.front().loudest);
    m_frames.pop_front();
    --m_centre;
}

}
