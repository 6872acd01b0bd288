#include "rhythm/pulse_comb.h"

#include "dsp/fft.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>

namespace gleaner::analysis {

namespace {
/// frames of onset strength that are averaged; origin not recorded; not swept: the compiler needs it
constexpr int smoothing = 5;
/// share of a period that a whole multiple may be off; origin not recorded; flat at 0.8x and 1.25x
constexpr double multipleTolerance = 0.02;

/// Multiples of the beat at which a pulse shows too, with their weight.
struct Tooth {
    double beats;
    double weight;
};
/// weight, beats and weights of the places at which a pulse shows; places published by Percival and
/// Tzanetakis (docs/detection.md 5.1), weights: origin not recorded; tempi -0.142 at 1.25x of the fifth,
/// others less
constexpr std::array<Tooth, 4> comb = {{{1.0, 1.0}, {2.0, 0.5}, {4.0, 0.5}, {0.5, 0.25}}};

std::vector<float> smoothed(std::span<const float> x) {
    std::array<float, smoothing> weights{};
    float sum = 0.0F;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] = static_cast<float>(
            0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(i + 1) / (smoothing + 1)));
    std::vector<float> y(x.size(), 0.0F);
    for (std::size_t n = 0; n < x.size(); ++n)
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const std::size_t at = n + i;
            if (at >= smoothing / 2 && at - smoothing / 2 < x.size())
                y[n] += x[at - smoothing / 2] * weights[i] / sum;
        }
    return y;
}
}

std::vector<float> pulseCorrelation(std::span<const float> strength, PulseCorrelation kind) {
    const std::vector<float> smooth = smoothed(strength);
    int size = 2;
    while (static_cast<std::size_t>(size) < 2 * smooth.size())
        size *= 2;
    double mean = 0.0;
    for (const float x : smooth)
        mean += static_cast<double>(x) / static_cast<double>(smooth.size());
    std::vector<float> padded(static_cast<std::size_t>(size), 0.0F);
    for (std::size_t n = 0; n < smooth.size(); ++n)
        padded[n] = static_cast<float>(static_cast<double>(smooth[n]) - mean);

    dsp::Fft fft(size);
    std::vector<std::complex<float>> spectrum(static_cast<std::size_t>(fft.bins()));
    fft.forward(padded, spectrum);
    for (auto& bin : spectrum)
        bin = kind == PulseCorrelation::Sharp ? std::abs(bin) : std::norm(bin);
    fft.inverse(spectrum, padded);
    padded.resize(smooth.size());
    const float peak = padded.empty() ? 0.0F : padded[0];
    for (std::size_t lag = 0; lag < padded.size(); ++lag) {
        const float pairs = kind == PulseCorrelation::Sharp
                                ? 1.0F
                                : static_cast<float>(padded.size() - lag) / static_cast<float>(padded.size());
        padded[lag] = peak > 0.0F ? padded[lag] / peak / pairs : 0.0F;
    }
    return padded;
}

double correlationNear(std::span<const float> correlation, double lag, double tolerance) {
    const auto reach = static_cast<std::ptrdiff_t>(std::max(1.0, lag * tolerance));
    const auto middle = static_cast<std::ptrdiff_t>(std::llround(lag));
    const auto size = static_cast<std::ptrdiff_t>(correlation.size());
    if (middle + reach >= size) return 0.0;
    const auto from = correlation.begin() + std::max<std::ptrdiff_t>(0, middle - reach);
    return static_cast<double>(*std::max_element(from, correlation.begin() + middle + reach + 1));
}

double pulseAt(std::span<const float> correlation, double lag, double tolerance, double trivialLag) {
    double sum = 0.0;
    double weights = 0.0;
    for (const Tooth& tooth : comb) {
        const double at = lag * tooth.beats;
        if (at + 2.0 >= static_cast<double>(correlation.size()) || isWholeMultiple(at, trivialLag)) continue;
        sum += tooth.weight * correlationNear(correlation, at, tolerance);
        weights += tooth.weight;
    }
    return weights > 0.0 ? std::max(0.0, sum / weights) : 0.0;
}

bool isWholeMultiple(double lag, double of) {
    return of > 0.0 && lag > 0.5 * of && std::abs(lag / of - std::round(lag / of)) < multipleTolerance;
}

}
