#include "rhythm/tempo_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>

namespace gleaner::analysis {

namespace {
/// onsets, a beat: beats, eighths and sixteenths; follows from the notes that people play; tempi to the bpm
/// -0.439 at 0.8x of the third, others less
constexpr std::array<double, 3> ratesOfBeat = {1.0, 2.0, 4.0};
// Lengths are either exact or off by milliseconds, whatever the length of the loop is: pads of coders, cuts
// by hand, tails. The figures below may be halved or doubled without any change on the development loops.
/// samples, the spread of the lengths that a machine cut; found on the development loops, where half and
/// twice changed nothing; tempi to the bpm flat at 0.8x, -0.025 at 1.25x
constexpr double exactCut = 3.0;
/// s, the spread of all other lengths; found on the development loops, where half and twice changed nothing;
/// tempi to the bpm flat at 0.8x, -0.025 at 1.25x
constexpr double carelessCut = 0.035;
/// weight of lengths that are off by anything, about one in ten; found on the development loops, where half
/// and twice changed nothing; flat at 0.8x and 1.25x
constexpr double longTail = 0.5;
/// share of the tempo that they may be off; found on the development loops, where half and twice changed
/// nothing; flat at 0.8x and 1.25x
constexpr double mostDetuned = 0.1;
/// weight of the logarithm of the fit against the spreads; found on the development loops, where half and
/// twice changed nothing; tempi to the bpm flat at 0.8x, -0.025 at 1.25x
constexpr double exactnessOfFit = 60;
/// factor, how much rarer a tempo is that is no whole number; found on the development loops, where half and
/// twice changed nothing; flat at 0.8x and 1.25x
constexpr double oddTempo = 0.4;
/// share of a tempo that is tried to both sides where no length supports it; origin not recorded; flat at
/// 0.8x and 1.25x
constexpr double uncutReach = 0.03;
/// bpm from one tempo tried to the next; origin not recorded; flat at 0.8x and 1.25x
constexpr double uncutStep = 0.1;
/// share of the best fit, from which a whole number was meant; origin not recorded; flat at 0.9625 and 0.976
constexpr double wholeFit = 0.97;
/// s, people cut anything to multiples of this; origin not recorded; flat at 0.8x and 1.25x
constexpr double wholeSecond = 0.5;

// Rayleigh's n R^2: 2 % of five hundred finished sounds that are no loops reach 4, none but music reaches 8.
/// n R^2 of Rayleigh: 2 % of sounds that are no loops reach it; found on five hundred finished sounds; flat
/// at 0.8x and 1.25x
constexpr double chanceFit = 4.0;
/// n R^2 of Rayleigh: nothing but music reaches 8; found on five hundred finished sounds; flat at 0.8x and
/// 1.25x
constexpr double plainFit = 10.0;
/// share, mean phasor: under it the onsets drift, however many there are; origin not recorded; tempi to the
/// bpm flat at 0.8x, -0.025 at 1.25x
constexpr double looseGrid = 0.75;

double fitOf(std::span<const float> strength, double frameRate, double bpm) {
    double sum = 0.0;
    for (const double rate : ratesOfBeat) {
        const double step = -2.0 * std::numbers::pi * rate * bpm / 60.0 / frameRate;
        const std::complex<double> turn = std::polar(1.0, step);
        std::complex<double> phase = 1.0;
        std::complex<double> component;
        for (const float x : strength) {
            component += static_cast<double>(x) * phase;
            phase *= turn;
        }
        sum += std::abs(component);
    }
    return sum;
}

/// Length of the mean phasor of the onsets, each turned by its place between two sixteenths.
double meanPhasor(std::span<const NoveltyPeak> onsets, double frameRate, double bpm) {
    std::complex<double> sum;
    double heights = 0.0;
    for (const NoveltyPeak& onset : onsets) {
        const double sixteenths = 4.0 * bpm / 60.0 * onset.frame / frameRate;
        sum += static_cast<double>(onset.height) * std::polar(1.0, 2.0 * std::numbers::pi * sixteenths);
        heights += static_cast<double>(onset.height);
    }
    return heights > 0.0 ? std::abs(sum) / heights : 0.0;
}

double bell(double x, double spread) { return std::exp(-0.5 * x * x / (spread * spread)) / spread; }
}

double tempoOnGrid(std::span<const float> strength, double frameRate, Bpm tempo, const CutLength& cut) {
    const double bpm = tempo.value;
    const double ownFit = fitOf(strength, frameRate, bpm);
    if (ownFit <= 0.0) return bpm;
    const double exact = exactCut / cut.rate / cut.seconds;
    const double careless = carelessCut / cut.seconds;
    const double span = mostDetuned;
    double best = bpm;
    double highest = std::log(oddTempo / careless);
    for (double whole = std::ceil(bpm * (1.0 - span)); whole <= bpm * (1.0 + span); whole += 1.0) {
        const double off = bpm / whole - 1.0;
        const double score = exactnessOfFit * std::log(fitOf(strength, frameRate, whole) / ownFit) +
                             std::log(bell(off, exact) + bell(off, careless) + longTail);
        if (score > highest) {
            highest = score;
            best = whole;
        }
    }
    return best;
}

double tempoOnGrid(std::span<const float> strength, double frameRate, Bpm tempo) {
    const double bpm = tempo.value;
    double best = bpm;
    double highest = fitOf(strength, frameRate, bpm);
    for (double near = bpm * (1.0 - uncutReach); near <= bpm * (1.0 + uncutReach); near += uncutStep)
        if (const double fit = fitOf(strength, frameRate, near); fit > highest) {
            highest = fit;
            best = near;
        }
    const double whole = std::round(best);
    return fitOf(strength, frameRate, whole) > wholeFit * highest ? whole : best;
}

bool isCutToTheSample(const CutLength& cut, const TempoRange& range) {
    const auto samples = [&](double seconds) { return std::abs(cut.seconds - seconds) * cut.rate; };
    if (samples(wholeSecond * std::round(cut.seconds / wholeSecond)) <= 1.0) return false;
    for (const int beats : {4, 8, 16, 32, 64}) {
        const double bpm = std::round(60.0 * beats / cut.seconds);
        if (range.contains(bpm) && samples(60.0 * beats / bpm) <= 1.0) return true;
    }
    return false;
}

double onsetsOnGrid(std::span<const NoveltyPeak> onsets, double frameRate, Bpm bpm) {
    const double mean = meanPhasor(onsets, frameRate, bpm.value);
    return static_cast<double>(onsets.size()) * mean * mean;
}

double gridEvidence(std::span<const NoveltyPeak> onsets, double frameRate, Bpm bpm, double tempiTried) {
    if (meanPhasor(onsets, frameRate, bpm.value) < looseGrid) return 0.0;
    const double fit = onsetsOnGrid(onsets, frameRate, bpm) - std::log(tempiTried);
    return std::clamp((fit - chanceFit) / (plainFit - chanceFit), 0.0, 1.0);
}

}
