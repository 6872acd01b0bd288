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

/// First and last bin of each band; a narrow one has the nearest.
std::vector<std::pair<int, int>> binsOf(int rate) {
    std::vector<std::pair<int, int>> bins;
    const auto binAt = [&](double band) {
        const double hertz = 20.0 * std::pow(1000.0, band / bands);
        return std::min(static_cast<int>(hertz * fftSize / rate), fftSize / 2);
    };
    for (int band = 0; band < bands; ++band)
        bins.emplace_back(binAt(band), std::max(binAt(band), binAt(band + 1) - 1));
    return bins;
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
    const std::vector<std::pair<int, int>> bins = binsOf(rate);
    const std::vector<float> window = windowOf(), mono = sound.mono();
    const double scale = std::pow(4.0 / fftSize, 2.0); // a full-scale sine has a peak of fftSize / 4
    dsp::Fft fft(fftSize);
    std::vector<float> frame(fftSize);
    std::vector<std::complex<float>> lines(static_cast<std::size_t>(fft.bins()));
    std::vector<double> sums(bands, 0.0);
    constexpr std::size_t hop = fftSize / 2;
    for (std::size_t first = 0; first < mono.size(); first += hop) {
        progress.check();
        for (std::size_t n = 0; n < frame.size(); ++n)
            frame[n] = first + n < mono.size() ? window[n] * mono[first + n] : 0.0F;
        fft.forward(frame, lines);
        std::vector<float>& moment = spectrum.moments.emplace_back();
        for (std::size_t band = 0; band < bins.size(); ++band) {
            double power = 0.0;
            for (int bin = bins[band].first; bin <= bins[band].second; ++bin)
                power = std::max(power, static_cast<double>(std::norm(lines[static_cast<std::size_t>(bin)])));
            sums[band] += scale * power;
            moment.push_back(inDecibels(scale * power));
        }
    }
    for (const double sum : sums)
        spectrum.mean.push_back(inDecibels(sum / static_cast<double>(spectrum.moments.size())));
    spectrum.hopSeconds = static_cast<double>(hop) / rate;
    return spectrum;
}

}
