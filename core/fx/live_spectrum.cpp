#include "fx/live_spectrum.h"

#include "base/units.h"
#include "dsp/fft.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace gleaner::fx {
namespace {

constexpr int bands = 90; // nine an octave: what a person sees apart on a curve of this width
constexpr int fftSize = 4096;
constexpr double floorPower = 1e-12;

/// Where a band lies, in bins and parts of one.
struct Band {
    double begin, end;
};

std::vector<Band> bandsOf(int rate) {
    std::vector<Band> all;
    const auto binAt = [&](double band) {
        const double hertz = 20.0 * std::pow(1000.0, band / bands);
        return std::min(hertz * fftSize / rate, fftSize / 2.0 - 1.0);
    };
    for (int band = 0; band < bands; ++band)
        all.push_back({binAt(band), binAt(band + 1)});
    return all;
}

/// The highest power in a band; one that is narrower than a bin has what lies between its neighbours.
double powerIn(const Band& band, const std::vector<double>& powers) {
    const auto first = static_cast<std::size_t>(band.begin), last = static_cast<std::size_t>(band.end);
    if (first + 1 < last)
        return *std::max_element(powers.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                                 powers.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    const double centre = (band.begin + band.end) / 2.0, part = centre - std::floor(centre);
    const auto bin = static_cast<std::size_t>(centre);
    return std::pow(powers[bin] + floorPower, 1.0 - part) * std::pow(powers[bin + 1] + floorPower, part);
}

std::vector<float> windowOf() {
    std::vector<float> window(fftSize);
    for (std::size_t n = 0; n < window.size(); ++n)
        window[n] = static_cast<float>(
            0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(n) / fftSize));
    return window;
}

float inDecibels(double power) { return static_cast<float>(10.0 * std::log10(std::max(power, floorPower))); }

}

LiveSpectrum liveSpectrum(const audio::AudioBuffer& sound, int rate, const Progress& progress) {
    LiveSpectrum spectrum;
    for (int band = 0; band < bands; ++band)
        spectrum.hertz.push_back(20.0 * std::pow(1000.0, (band + 0.5) / bands));
    if (sound.isEmpty()) return spectrum;
    const std::vector<Band> all = bandsOf(rate);
    const std::vector<float> window = windowOf(), mono = sound.mono();
    const double scale = std::pow(4.0 / fftSize, 2.0); // a full-scale sine has a peak of fftSize / 4
    dsp::Fft fft(fftSize);
    std::vector<float> frame(fftSize);
    std::vector<std::complex<float>> lines(static_cast<std::size_t>(fft.bins()));
    std::vector<double> sums(bands, 0.0), powers(lines.size());
    constexpr std::size_t hop = fftSize / 2;
    for (std::size_t first = 0; first < mono.size(); first += hop) {
        progress.check();
        for (std::size_t n = 0; n < frame.size(); ++n)
            frame[n] = first + n < mono.size() ? window[n] * mono[first + n] : 0.0F;
        fft.forward(frame, lines);
        for (std::size_t bin = 0; bin < powers.size(); ++bin)
            powers[bin] = scale * static_cast<double>(std::norm(lines[bin]));
        std::vector<float>& moment = spectrum.moments.emplace_back();
        for (std::size_t band = 0; band < all.size(); ++band) {
            const double power = powerIn(all[band], powers);
            sums[band] += power;
            moment.push_back(inDecibels(power));
        }
    }
    for (const double sum : sums)
        spectrum.mean.push_back(inDecibels(sum / static_cast<double>(spectrum.moments.size())));
    spectrum.hopSeconds = static_cast<double>(hop) / rate;
    return spectrum;
}

}
