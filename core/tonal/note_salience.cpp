#include "tonal/note_salience.h"

#include "dsp/fft.h"
#include "dsp/window.h"
#include "signal/decimator.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <numeric>

namespace gleaner::analysis {

namespace {
constexpr double salienceRate = 11025.0;
constexpr double salienceWindowSeconds = 0.3715; ///< parts semitones from 110 Hz up
constexpr std::size_t hopsAWindow = 4;
constexpr auto usualWindow =
    hopsAWindow * static_cast<std::size_t>(salienceRate * salienceWindowSeconds / hopsAWindow);
constexpr int placesASemitone = 3;
constexpr int highestMidi = 100;
constexpr std::size_t places = (highestMidi - NoteSalience::lowestMidi) * placesASemitone + 1;
constexpr std::size_t octaveReach = 6 * placesASemitone; ///< to each side
constexpr int salienceHarmonics = 12;
constexpr double harmonicDecay = 0.7; ///< from one harmonic to the next
constexpr double lobeReach = 8.0;     ///< bins of the unpadded transform
constexpr int updates = 40;
constexpr double dominantExplained = 0.4;

using Scale = std::array<double, places>; ///< amplitude by place on the scale of semitones

double hertzAt(double place, double tuning) {
    return 440.0 * std::exp2((place / placesASemitone + NoteSalience::lowestMidi + tuning - 69.0) / 12.0);
}

/// Amplitude of a Hann window's transform `bins` away from its middle, 1 there.
double hannLobe(double bins) {
    const double x = std::abs(bins);
    if (x < 1e-6) return 1.0;
    if (std::abs(x - 1.0) < 1e-6) return 0.5;
    return std::abs(std::sin(std::numbers::pi * x) / (std::numbers::pi * x) / (1.0 - x * x));
}

/// Reads a magnitude spectrum on the scale of semitones: around each place, raised-cosine weights.
class SemitoneScale {
public:
    SemitoneScale(double binHz, std::size_t bins, double tuning) {
        constexpr int steps = 10; ///< to each side
        std::array<double, 2 * steps> weights{};
        for (int step = -steps + 1; step < steps; ++step) {
            const double half = std::cos(0.5 * std::numbers::pi * step / steps);
            weights[static_cast<std::size_t>(step + steps)] = half * half;
        }
        for (std::size_t place = 0; place < places; ++place) {
            double sum = 0.0;
            for (int step = -steps + 1; step < steps; ++step) {
                const double offset = static_cast<double>(step) / steps;
                const double bin = hertzAt(static_cast<double>(place) + offset, tuning) / binHz;
                if (bin + 1.0 >= static_cast<double>(bins)) continue;
                const double weight = weights[static_cast<std::size_t>(step + steps)];
                m_taps[place].push_back({static_cast<std::size_t>(bin), bin - std::floor(bin), weight});
                sum += weight;
            }
            for (Tap& tap : m_taps[place])
                tap.weight /= sum;
        }
    }

    Scale operator()(std::span<const double> magnitude) const {
        Scale scale{};
        for (std::size_t place = 0; place < places; ++place)
            for (const Tap& tap : m_taps[place])
                scale[place] += tap.weight *
                                ((1.0 - tap.share) * magnitude[tap.bin] + tap.share * magnitude[tap.bin + 1]);
        return scale;
    }

private:
    struct Tap {
        std::size_t bin;
        double share; ///< of the bin above
        double weight;
    };
    std::array<std::vector<Tap>, places> m_taps;
};

/// The notes whose sum comes nearest to a spectrum: multiplicative updates (Lee and Seung 2001) on harmonic
/// templates that are made once.
class NoteFitter {
public:
    NoteFitter(double rate, std::size_t window, std::size_t fftSize)
        : m_rate(rate), m_window(static_cast<double>(window)), m_binHz(rate / static_cast<double>(fftSize)) {
        const std::size_t bins = fftSize / 2 + 1;
        const SemitoneScale scale(m_binHz, bins, 0.0);
        for (std::size_t note = 0; note < NoteSalience::notes; ++note)
            m_templates[note] = unitLength(scale(spectrumOf(note, bins)));
        for (std::size_t a = 0; a < NoteSalience::notes; ++a)
            for (std::size_t b = 0; b < NoteSalience::notes; ++b)
                m_overlap[a][b] = product(m_templates[a], m_templates[b]);
    }

    NoteSalience::Frame operator()(const Scale& spectrum) const {
        NoteSalience::Frame wanted;
        for (std::size_t note = 0; note < NoteSalience::notes; ++note)
            wanted[note] = product(m_templates[note], spectrum);
        NoteSalience::Frame found = wanted;
        for (int round = 0; round < updates; ++round) {
            const NoteSalience::Frame before = found;
            for (std::size_t note = 0; note < NoteSalience::notes; ++note) {
                double made = 1e-12;
                for (std::size_t other = 0; other < NoteSalience::notes; ++other)
                    made += m_overlap[note][other] * before[other];
                found[note] = before[note] * wanted[note] / made;
            }
        }
        return found;
    }

    /// Energy of the spectrum that these notes make.
    double energyOf(const NoteSalience::Frame& frame) const {
        double energy = 0.0;
        for (std::size_t a = 0; a < NoteSalience::notes; ++a)
            for (std::size_t b = 0; b < NoteSalience::notes; ++b)
                energy += frame[a] * frame[b] * m_overlap[a][b];
        return energy;
    }

    static double product(const Scale& a, const Scale& b) {
        double sum = 0.0;
        for (std::size_t place = 0; place < places; ++place)
            sum += a[place] * b[place];
        return sum;
    }

private:
    std::vector<double> spectrumOf(std::size_t note, std::size_t bins) const {
        std::vector<double> spectrum(bins, 0.0);
        const double unpaddedHz = m_rate / m_window;
        const double fundamental = hertzAt(static_cast<double>(note) * placesASemitone, 0.0);
        for (int h = 1; h <= salienceHarmonics && h * fundamental < 0.475 * m_rate; ++h) {
            const double hertz = h * fundamental;
            const auto low = std::max(0.0, std::ceil((hertz - lobeReach * unpaddedHz) / m_binHz));
            const auto high =
                std::min(static_cast<double>(bins) - 1.0, (hertz + lobeReach * unpaddedHz) / m_binHz);
            const double strength = std::pow(harmonicDecay, h - 1);
            for (double bin = low; bin <= high; bin += 1.0)
                spectrum[static_cast<std::size_t>(bin)] +=
                    strength * hannLobe((bin * m_binHz - hertz) / unpaddedHz);
        }
        return spectrum;
    }
    static Scale unitLength(Scale scale) {
        const double length = std::sqrt(product(scale, scale)) + 1e-12;
        for (double& x : scale)
            x /= length;
        return scale;
    }

    double m_rate;
    double m_window;
    double m_binHz;
    std::array<Scale, NoteSalience::notes> m_templates;
    std::array<NoteSalience::Frame, NoteSalience::notes> m_overlap;
};

/// What stands over the mean of the octave around it.
Scale overItsOctave(const Scale& scale) {
    Scale over;
    for (std::size_t place = 0; place < places; ++place) {
        double sum = 0.0;
        for (std::size_t i = 0; i <= 2 * octaveReach; ++i) {
            const std::size_t at = std::max(place + i, octaveReach) - octaveReach;
            sum += scale[std::min(at, places - 1)];
        }
        over[place] = std::max(0.0, scale[place] - sum / (2 * octaveReach + 1));
    }
    return over;
}

}

NoteSalience noteSalienceOf(std::span<const float> mono, double rate, double tuningCents) {
    Decimator decimator(std::max(1, static_cast<int>(rate / salienceRate)));
    const double slowRate = rate / decimator.factor();
    const std::size_t hop =
        std::max<std::size_t>(1, static_cast<std::size_t>(slowRate * salienceWindowSeconds / hopsAWindow));
    const std::size_t size = hop * hopsAWindow;
    std::vector<float> samples(size / 2, 0.0F);
    decimator.push(mono, samples);
    decimator.finish(samples);
    samples.resize(samples.size() + size / 2, 0.0F);
    if (samples.size() < size) samples.resize(size, 0.0F);

    const std::vector<float> window = dsp::hann(static_cast<int>(size));
    dsp::Fft fft(static_cast<int>(std::bit_ceil(2 * size)));
    const double binHz = slowRate / fft.size();
    const SemitoneScale scale(binHz, static_cast<std::size_t>(fft.bins()), tuningCents / 100.0);
    // One table for all rates: on the scale of semitones a note looks the same at each of them.
    static const NoteFitter fit(salienceRate, usualWindow, std::bit_ceil(2 * usualWindow));

    NoteSalience salience;
    salience.hopSeconds = static_cast<double>(hop) / slowRate;
    std::vector<float> padded(static_cast<std::size_t>(fft.size()), 0.0F);
    std::vector<std::complex<float>> spectrum(static_cast<std::size_t>(fft.bins()));
    std::vector<double> magnitude(spectrum.size());
    double all = 1e-12;
    double made = 0.0;
    for (std::size_t at = 0; at + size <= samples.size(); at += hop) {
        for (std::size_t n = 0; n < size; ++n)
            padded[n] = samples[at + n] * window[n];
        fft.forward(padded, spectrum);
        for (std::size_t k = 0; k < spectrum.size(); ++k)
            magnitude[k] = std::sqrt(static_cast<double>(std::norm(spectrum[k])));
        const Scale analysed = scale(magnitude);
        salience.frames.push_back(fit(overItsOctave(analysed)));
        all += NoteFitter::product(analysed, analysed);
        made += fit.energyOf(salience.frames.back());
    }
    salience.explained = std::min(1.0, made / all);
    return salience;
}

std::optional<double> dominantNote(const NoteSalience& salience, double tuningCents, double share) {
    if (salience.explained < dominantExplained) return std::nullopt;
    NoteSalience::Frame total{};
    for (const NoteSalience::Frame& frame : salience.frames)
        for (std::size_t note = 0; note < NoteSalience::notes; ++note)
            total[note] += frame[note];
    const auto note = static_cast<std::size_t>(std::max_element(total.begin(), total.end()) - total.begin());
    const std::size_t first = note == 0 ? 0 : note - 1;
    const std::size_t last = std::min(note + 1, NoteSalience::notes - 1);
    double near = 0.0;
    for (std::size_t n = first; n <= last; ++n)
        near += total[n];
    const double all = std::accumulate(total.begin(), total.end(), 1e-12);
    if (near < share * all) return std::nullopt;
    return static_cast<double>(note) + NoteSalience::lowestMidi + tuningCents / 100.0;
}

}
