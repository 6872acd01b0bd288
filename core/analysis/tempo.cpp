#include "analysis/tempo.h"

#include "analysis/band_spectrogram.h"
#include "analysis/hit_novelty.h"
#include "analysis/repetition.h"
#include "dsp/fft.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace gleaner::analysis {

namespace {
constexpr double slowest = 55.0;
constexpr double fastest = 200.0;
constexpr double usualBpm = 118.0;   ///< centre of the log-normal prior …
constexpr double usualOctaves = 0.5; ///< … and its width
constexpr double usualOnsets = 1.7;  ///< a beat …
constexpr double usualOnsetOctaves = 1.0;
constexpr double onsetHeight = 5.0;        ///< dB
constexpr double longestLoop = 12.1;       ///< seconds; the whole sample may be one round up to here
constexpr double shortestWithRounds = 5.0; ///< seconds; below it a sample hardly repeats in itself
constexpr double playedRound = 12.0;       ///< seconds a short sample is played round for
constexpr int smoothing = 5;               ///< frames of onset strength
constexpr double cutTolerance = 0.01;      ///< of a lag: loops are cut late or early
constexpr double freeTolerance = 0.004;
constexpr double freeStep = 0.25; ///< bpm

// Comb values: ambience stays under 0.03, nine of ten cut loops lie over 0.09.
constexpr double noPulse = 0.02;
constexpr double plainPulse = 0.15;
constexpr double repetitionConfidence = 0.6; ///< at least, where a round repeats …
constexpr double faintPulse = 0.08;          ///< … and anything pulses in it

/// Multiples of the beat at which a pulse shows too, with their weight.
struct Tooth {
    double beats;
    double weight;
};
constexpr std::array<Tooth, 4> comb = {{{1.0, 1.0}, {2.0, 0.5}, {4.0, 0.5}, {0.5, 0.25}}};

/// Two bells on a logarithmic scale: people play one or two sounds a beat, and near 120 beats a minute.
double prior(double bpm, double onsetsAMinute) {
    const double octaves = std::log2(bpm / usualBpm) / usualOctaves;
    const double density =
        onsetsAMinute > 0.0 ? std::log2(onsetsAMinute / bpm / usualOnsets) / usualOnsetOctaves : 0.0;
    return std::exp(-0.5 * (octaves * octaves + density * density));
}

/// Rounds are bars in powers of two; everything else is possible, but seldom.
double roundPrior(int beats) {
    switch (beats) {
    case 4:
    case 8:
    case 16:
    case 32:
    case 64:
        return 1.0;
    case 2:
    case 12:
    case 24:
        return 0.8;
    case 1:
    case 3:
    case 6:
    case 48:
        return 0.7;
    default:
        return 0.6;
    }
}

std::vector<float> smoothed(std::span<const float> x) {
    std::array<float, smoothing> weights{};
    float sum = 0.0F;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] = static_cast<float>(
            0.5 - 0.5 * std::cos(2.0 * 3.14159265358979 * static_cast<double>(i + 1) / (smoothing + 1)));
    std::vector<float> y(x.size(), 0.0F);
    for (std::size_t n = 0; n < x.size(); ++n)
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const std::size_t at = n + i;
            if (at >= smoothing / 2 && at - smoothing / 2 < x.size())
                y[n] += x[at - smoothing / 2] * weights[i] / sum;
        }
    return y;
}

/// Generalised autocorrelation (the square root of the power spectrum instead of the power), 1 at lag 0:
/// sharper peaks, and a single loud hit weighs less (Percival and Tzanetakis 2014).
std::vector<float> pulseCorrelation(std::span<const float> strength) {
    int size = 2;
    while (static_cast<std::size_t>(size) < 2 * strength.size())
        size *= 2;
    dsp::Fft fft(size);
    double mean = 0.0;
    for (const float x : strength)
        mean += static_cast<double>(x);
    mean /= static_cast<double>(strength.size());
    std::vector<float> padded(static_cast<std::size_t>(size), 0.0F);
    for (std::size_t n = 0; n < strength.size(); ++n)
        padded[n] = static_cast<float>(static_cast<double>(strength[n]) - mean);
    std::vector<std::complex<float>> spectrum(static_cast<std::size_t>(fft.bins()));
    fft.forward(padded, spectrum);
    for (auto& bin : spectrum)
        bin = std::abs(bin);
    fft.inverse(spectrum, padded);
    padded.resize(strength.size());
    const float peak = padded[0];
    for (float& x : padded)
        x = peak > 0.0F ? x / peak : 0.0F;
    return padded;
}

bool isMultiple(double lag, double of) {
    return of > 0.0 && lag > 0.5 * of && std::abs(lag / of - std::round(lag / of)) < 0.02;
}

/// How well a beat of `lag` frames fits, about 0 for none to 1. A sample played round comes again at every
/// multiple of `trivialLag` whatever it is: that is no evidence.
double pulse(std::span<const float> correlation, double lag, double tolerance, double trivialLag = 0.0) {
    double sum = 0.0;
    double weights = 0.0;
    for (const Tooth& tooth : comb) {
        const double at = lag * tooth.beats;
        if (at + 2.0 >= static_cast<double>(correlation.size()) || isMultiple(at, trivialLag)) continue;
        const auto reach = static_cast<std::ptrdiff_t>(std::max(1.0, at * tolerance));
        const auto middle = static_cast<std::ptrdiff_t>(std::llround(at));
        const auto from = correlation.begin() + std::max<std::ptrdiff_t>(0, middle - reach);
        const auto to = correlation.begin() +
                        std::min(static_cast<std::ptrdiff_t>(correlation.size()), middle + reach + 1);
        sum += tooth.weight * static_cast<double>(*std::max_element(from, to));
        weights += tooth.weight;
    }
    return weights > 0.0 ? std::max(0.0, sum / weights) : 0.0;
}

struct Guess {
    double bpm = 0.0;
    double pulse = 0.0;
    double score = 0.0;
};

Guess bestInRound(std::span<const float> correlation, double frameRate, double roundSeconds,
                  double onsetsAMinute) {
    Guess best;
    for (int beats = 1; beats <= 128; ++beats) {
        const double bpm = 60.0 * beats / roundSeconds;
        if (bpm < slowest || bpm > fastest) continue;
        const double found = pulse(correlation, roundSeconds / beats * frameRate, cutTolerance);
        const double score = found * prior(bpm, onsetsAMinute) * roundPrior(beats);
        if (score > best.score) best = {bpm, found, score};
    }
    return best;
}

Guess bestOfAll(std::span<const float> correlation, double frameRate, double onsetsAMinute) {
    Guess best;
    for (double bpm = slowest; bpm <= fastest; bpm += freeStep) {
        const double found = pulse(correlation, 60.0 / bpm * frameRate, freeTolerance);
        const double score = found * prior(bpm, onsetsAMinute);
        if (score > best.score) best = {bpm, found, score};
    }
    return best;
}

/// The strength played round and round for at least 12 s.
std::vector<float> playedRoundly(std::span<const float> strength, std::size_t roundFrames, double frameRate) {
    std::vector<float> round(strength.begin(), strength.end());
    round.resize(std::max<std::size_t>(1, roundFrames), 0.0F);
    const auto wanted = static_cast<std::size_t>(playedRound * frameRate) + round.size();
    std::vector<float> played;
    while (played.size() < wanted)
        played.insert(played.end(), round.begin(), round.end());
    return played;
}
}

std::optional<TempoEstimate> estimateTempo(std::span<const float> mono, double rate,
                                           std::optional<double> roundSeconds, bool cut) {
    const double seconds = static_cast<double>(mono.size()) / rate;
    const BandSpectrogram spectrogram = BandSpectrogram::of(mono, rate);
    const double frameRate = spectrogram.frameRate;
    std::vector<float> strength = onsetStrength(spectrogram);
    if (strength.empty() || *std::max_element(strength.begin(), strength.end()) <= 0.0F) return std::nullopt;

    const double onsetsAMinute =
        60.0 * static_cast<double>(pickPeaks(strength, frameRate, onsetHeight).size()) / seconds;
    double round = roundSeconds.value_or(0.0);
    bool repeats = roundSeconds.has_value();
    if (!roundSeconds && seconds >= shortestWithRounds)
        if (const auto repetition = findRepetition(mono, rate)) round = repetition->seconds, repeats = true;
    if (round <= 0.0 && cut && seconds <= longestLoop) {
        round = seconds;
        strength =
            playedRoundly(strength, static_cast<std::size_t>(std::llround(seconds * frameRate)), frameRate);
    }
    const std::vector<float> correlation = pulseCorrelation(smoothed(strength));
    Guess guess = round > 0.0 ? bestInRound(correlation, frameRate, round, onsetsAMinute)
                              : bestOfAll(correlation, frameRate, onsetsAMinute);
    if (guess.bpm <= 0.0) return std::nullopt;
    if (round > 0.0 && !repeats)
        guess.pulse = pulse(correlation, 60.0 / guess.bpm * frameRate, cutTolerance, round * frameRate);

    TempoEstimate estimate;
    estimate.bpm = guess.bpm;
    estimate.pulse = std::clamp((guess.pulse - noPulse) / (plainPulse - noPulse), 0.0, 1.0);
    estimate.confidence = estimate.pulse;
    if (repeats && estimate.pulse > faintPulse)
        estimate.confidence = std::max(estimate.confidence, repetitionConfidence);
    estimate.repeats = repeats;
    estimate.roundSeconds = round;
    const double beats = seconds * guess.bpm / 60.0;
    if (std::abs(beats - std::round(beats)) < 0.06 && beats > 0.5)
        estimate.beats = static_cast<int>(std::lround(beats));
    return estimate;
}

}
