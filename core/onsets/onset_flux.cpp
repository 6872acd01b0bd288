#include "onsets/onset_flux.h"

#include "dsp/window.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::analysis {

namespace {
/// s, 2048 samples at 44.1 kHz; published with SuperFlux (docs/detection.md 2.1); F of onsets -0.003 at 0.8x,
/// -0.019 at 1.25x
constexpr double windowSeconds = 2048.0 / 44100.0;
/// bands an octave of the filters; published with SuperFlux (docs/detection.md 2.1); F of onsets -0.005 at
/// 0.8x, +0.003 at 1.25x
constexpr double bandsPerOctave = 24.0;
/// Hz of the lowest filter; published with SuperFlux (docs/detection.md 2.1); F of onsets flat at 0.8x,
/// +0.001 at 1.25x
constexpr double lowestHz = 30.0;
/// Hz of the highest filter; published with SuperFlux (docs/detection.md 2.1); F of onsets flat at 0.8x,
/// +0.001 at 1.25x
constexpr double highestHz = 17000.0;
/// s to both sides of which the loudest is taken; origin not recorded; F of onsets +0.001 at 0.8x, +0.003 at
/// 1.25x
constexpr double fluxReachSeconds = 4.0;
/// share of the frames around that lie below what is called loud; origin not recorded; F of onsets flat at
/// 0.9375, +0.003 at 0.96
constexpr double loudShare = 0.95;
/// factor of a magnitude over what is loud, before its logarithm; origin not recorded; F of onsets -0.002 at
/// 0.8x, -0.005 at 1.25x
constexpr float compression = 30.0F;
/// amplitude of full scale: below it nothing is compared; origin not recorded; flat at 0.8x and 1.25x
constexpr float silentMagnitude = 1e-6F;
/// dB over the median of the first two seconds: it began in the middle of something; origin not recorded;
/// flat at 0.8x and 1.25x, but of these recordings none begins so
constexpr float loudStartDb = 8.0F;
/// frames of 10 ms that are the start; origin not recorded; flat at 1 and 3, but of these recordings none
/// begins so
constexpr std::size_t startFrames = 2;
/// frames of 10 ms, two seconds; follows from framesPerSecond
constexpr auto beginningFrames = static_cast<std::size_t>(2.0 * OnsetFlux::framesPerSecond);
/// frames of 10 ms to either side; follows from fluxReachSeconds
constexpr auto reachFrames = static_cast<std::size_t>(fluxReachSeconds * OnsetFlux::framesPerSecond);
/// frames of 10 ms that are kept; follows from reachFrames
constexpr std::size_t remembered = 2 * reachFrames + 2;

/// Of the sizes FFTW is quickest at (2^n and 3 * 2^n), the one nearest to 46 ms.
int windowFor(double rate) {
    const double wanted = std::max(64.0, rate * windowSeconds);
    int best = 64;
    for (int size = 64; size < 1 << 17; size *= 2)
        for (const int candidate : {size, size / 2 * 3})
            if (std::abs(std::log(candidate / wanted)) < std::abs(std::log(best / wanted))) best = candidate;
    return best;
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
    : m_rate(rate), m_window(dsp::hann(windowFor(rate))), m_fft(static_cast<int>(m_window.size())),
      m_waiting(m_window.size() / 2, 0.0F), m_windowed(m_window.size()),
      m_spectrum(static_cast<std::size_t>(m_fft.bins())), m_binMagnitudes(m_spectrum.size()) {
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
    m_magnitudes.resize(remembered * m_bands.size());
    m_loudest.resize(remembered);
    m_level.resize(m_bands.size());
}

std::size_t OnsetFlux::frameBegin() const {
    return static_cast<std::size_t>(static_cast<double>(m_next) * m_rate / framesPerSecond) - m_consumed;
}

std::span<float> OnsetFlux::magnitudes(std::size_t frame) {
    return std::span(m_magnitudes).subspan(frame % remembered * m_bands.size(), m_bands.size());
}

bool OnsetFlux::startsLoud() const {
    if (m_beginning.size() < startFrames) return false;
    std::vector<std::uint8_t> sorted = m_beginning;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    const std::uint8_t first = *std::max_element(m_beginning.begin(), m_beginning.begin() + startFrames);
    return RunningPercentile::level(first) > RunningPercentile::level(*middle) + loudStartDb;
}

void OnsetFlux::push(std::span<const float> samples, std::vector<float>& flux) {
    m_waiting.insert(m_waiting.end(), samples.begin(), samples.end());
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
    while (m_centre < m_next)
        give(flux);
}

void OnsetFlux::drain(std::vector<float>& flux) {
    while (frameBegin() + m_window.size() <= m_waiting.size()) {
        enter(std::span(m_waiting).subspan(frameBegin(), m_window.size()));
        ++m_next;
        if (m_next > reachFrames + m_centre) give(flux);
    }
    const std::size_t used = std::min(m_waiting.size(), frameBegin());
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(used));
    m_consumed += used;
}

void OnsetFlux::enter(std::span<const float> samples) {
    for (std::size_t n = 0; n < samples.size(); ++n)
        m_windowed[n] = samples[n] * m_window[n];
    m_fft.forward(m_windowed, m_spectrum);
    for (std::size_t k = 0; k < m_spectrum.size(); ++k) {
        const float re = m_spectrum[k].real();
        const float im = m_spectrum[k].imag();
        m_binMagnitudes[k] = std::sqrt(re * re + im * im);
    }
    const std::span<float> frame = magnitudes(m_next);
    float loudest = silentMagnitude;
    for (std::size_t b = 0; b < m_bands.size(); ++b) {
        const float* bins = m_binMagnitudes.data() + m_bands[b].first;
        float sum = 0.0F;
        for (std::size_t k = 0; k < m_bands[b].weights.size(); ++k)
            sum += m_bands[b].weights[k] * bins[k];
        frame[b] = sum;
        loudest = std::max(loudest, sum);
    }
    const std::uint8_t hop = RunningPercentile::hop(20.0F * std::log10(loudest));
    m_levels.add(m_loudest[m_next % remembered] = hop);
    if (m_beginning.size() < beginningFrames) m_beginning.push_back(hop);
}

/// Logarithmic levels of a frame against what is loud around.
void OnsetFlux::levelsOf(std::size_t frame, float scale) {
    const std::span<const float> bands = magnitudes(frame);
    for (std::size_t b = 0; b < m_level.size(); ++b)
        m_level[b] = std::log10(1.0F + scale * bands[b]);
}

/// Keeps the levels as what the next frame has to rise over, each band as loud as its louder neighbour: so a
/// tone that wavers does not rise.
void OnsetFlux::keepAsPast() {
    m_past = m_level;
    for (std::size_t b = 0; b + 1 < m_level.size(); ++b) {
        m_past[b] = std::max(m_past[b], m_level[b + 1]);
        m_past[b + 1] = std::max(m_past[b + 1], m_level[b]);
    }
}

void OnsetFlux::give(std::vector<float>& flux) {
    const float reference =
        std::max(silentMagnitude * 10.0F, std::pow(10.0F, m_levels.percentile(loudShare) / 20.0F));
    const float scale = compression / reference;
    if (m_centre > 0 && scale != m_scale) { // both frames by one measure, or a new measure would be an onset
        levelsOf(m_centre - 1, scale);
        keepAsPast();
    }
    m_scale = scale;
    levelsOf(m_centre, scale);
    float rise = 0.0F;
    for (std::size_t b = 0; b < m_past.size(); ++b)
        rise += std::max(0.0F, m_level[b] - m_past[b]);
    flux.push_back(rise);
    keepAsPast();
    if (m_centre++ >= reachFrames) m_levels.remove(m_loudest[(m_centre - 1 - reachFrames) % remembered]);
}

}
