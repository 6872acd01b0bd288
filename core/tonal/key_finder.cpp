#include "tonal/key_finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace gleaner::analysis {

namespace {
using PitchClasses = std::array<double, 12>;
using ByKey = std::array<double, 24>; ///< C major to B major, C minor to B minor

// Weights of the evidence, in nats: a conditional logit over tunes and chorales of known keys.
constexpr double weightOfProfile = 9.0;
constexpr double weightOfFirstChord = 4.0;
constexpr double weightOfFirstNote = 0.5;
constexpr double weightOfLast = 0.33; ///< of what the first has

constexpr double weakestNote = 0.1;   ///< of the loudest of its frame
constexpr double quietestFrame = 0.1; ///< of the loud frames
constexpr double loudFrames = 0.9;    ///< quantile
constexpr double evenedAbove = 0.3;   ///< of the loud frames: from here up each frame counts alike
constexpr double openingSeconds = 0.6;
/// How much of a quality makes a sound as tonal as can be, and how much is none at all.
struct Ramp {
    double none;
    double full;
    double operator()(double value) const { return std::clamp((value - none) / (full - none), 0.0, 1.0); }
};
// Drums, rain and engines: up to an eighth of their spectrum looks like notes; music under ambience has a
// quarter and more.
constexpr Ramp byExplained = {0.12, 0.27};
constexpr Ramp byTonalShare = {0.3, 0.55};
constexpr Ramp byTuning = {0.02, 0.12}; ///< speech glides through all places between semitones
constexpr double shortestFinal = 0.5;   ///< seconds the last pitch class is held …
constexpr double longestFinal = 1.2;    ///< … to count in full

struct Profile {
    PitchClasses ofMajor;
    PitchClasses ofMinor;

    double at(std::size_t key, std::size_t pitchClass) const {
        return (key < 12 ? ofMajor : ofMinor)[(pitchClass + 12 - key % 12) % 12];
    }
};
/// D. Temperley 2005 (Kostka-Payne corpus; docs/detection.md 6.2): how often a degree sounds at all.
constexpr Profile degreeProfile = {{.748, .060, .488, .082, .67, .46, .096, .715, .104, .366, .057, .4},
                                   {.712, .084, .474, .618, .049, .46, .105, .747, .404, .067, .133, .33}};
constexpr Profile tonicTriad = {{1, 0, 0, 0, .6, 0, 0, .7, 0, 0, 0, 0},
                                {1, 0, 0, .6, 0, 0, 0, .7, 0, 0, 0, 0}};
/// Share of tunes that begin on a degree.
constexpr Profile openingNote = {{.38, .005, .05, .005, .17, .04, .005, .32, .005, .03, .005, .02},
                                 {.42, .005, .05, .12, .005, .05, .005, .34, .02, .01, .03, .01}};

double sumOf(const PitchClasses& classes) { return std::accumulate(classes.begin(), classes.end(), 0.0); }

double quantile(std::vector<double> values, double share) {
    const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + place, values.end());
    return values[static_cast<std::size_t>(place)];
}

/// Frame by frame, from the first sounding one to the last; faint notes are taken for remains of the fit.
std::vector<PitchClasses> soundingClasses(const NoteSalience& notes) {
    std::vector<PitchClasses> classes;
    std::vector<double> sums;
    for (const NoteSalience::Frame& frame : notes.frames) {
        const double least = weakestNote * *std::max_element(frame.begin(), frame.end());
        PitchClasses& folded = classes.emplace_back();
        for (std::size_t note = 0; note < frame.size(); ++note)
            if (frame[note] >= least) folded[(note + NoteSalience::lowestMidi) % 12] += frame[note];
        sums.push_back(sumOf(folded));
    }
    if (sums.empty()) return {};
    const double least = quietestFrame * quantile(sums, loudFrames);
    const auto sounds = [&](const PitchClasses& frame) { return sumOf(frame) > least; };
    const auto first = std::find_if(classes.begin(), classes.end(), sounds);
    const auto last = std::find_if(classes.rbegin(), classes.rend(), sounds).base();
    if (first >= last) return {};
    return {first, last};
}

/// How long each pitch class sounds: loud frames count no more than others.
PitchClasses durations(const std::vector<PitchClasses>& frames) {
    std::vector<double> sums;
    for (const PitchClasses& frame : frames)
        sums.push_back(sumOf(frame));
    const double even = evenedAbove * quantile(sums, loudFrames);
    PitchClasses total{};
    for (std::size_t n = 0; n < frames.size(); ++n)
        for (std::size_t c = 0; c < 12; ++c)
            total[c] += frames[n][c] / std::max({sums[n], even, 1e-12});
    return total;
}

ByKey correlation(const PitchClasses& analysed, const Profile& profile) {
    const double mean = sumOf(analysed) / 12.0;
    ByKey result{};
    for (std::size_t key = 0; key < result.size(); ++key) {
        const double profileMean = sumOf(key < 12 ? profile.ofMajor : profile.ofMinor) / 12.0;
        double product = 0.0;
        double analysedSquare = 1e-12;
        double profileSquare = 1e-12;
        for (std::size_t c = 0; c < 12; ++c) {
            const double h = analysed[c] - mean;
            const double p = profile.at(key, c) - profileMean;
            product += h * p;
            analysedSquare += h * h;
            profileSquare += p * p;
        }
        result[key] = product / std::sqrt(analysedSquare * profileSquare);
    }
    return result;
}

double cosine(const PitchClasses& analysed, const Profile& profile, std::size_t key) {
    double product = 0.0;
    double analysedSquare = 1e-12;
    double profileSquare = 0.0;
    for (std::size_t c = 0; c < 12; ++c) {
        product += analysed[c] * profile.at(key, c);
        analysedSquare += analysed[c] * analysed[c];
        profileSquare += profile.at(key, c) * profile.at(key, c);
    }
    return product / std::sqrt(analysedSquare * profileSquare);
}

/// What the pitch classes of an opening or a close say of the key: a chord by the triad that it is, a single
/// note by how likely tunes begin with it.
ByKey evidenceOfOpening(std::span<const PitchClasses> frames) {
    PitchClasses analysed{};
    for (const PitchClasses& frame : frames)
        for (std::size_t c = 0; c < 12; ++c)
            analysed[c] += frame[c];
    const double sum = sumOf(analysed) + 1e-12;
    double squares = 1e-24;
    for (const double h : analysed)
        squares += h * h;
    const double classes = sum * sum / squares;
    const double isChord = std::clamp((classes - 1.2) / 1.2, 0.0, 1.0);
    ByKey evidence{};
    for (std::size_t key = 0; key < evidence.size(); ++key) {
        double likely = 0.0;
        for (std::size_t c = 0; c < 12; ++c)
            likely += analysed[c] / sum * std::log(openingNote.at(key, c));
        evidence[key] = isChord * weightOfFirstChord * cosine(analysed, tonicTriad, key) +
                        (1.0 - isChord) * weightOfFirstNote * likely;
    }
    return evidence;
}

std::size_t strongest(const PitchClasses& frame) {
    return static_cast<std::size_t>(std::max_element(frame.begin(), frame.end()) - frame.begin());
}

/// 0..1: whether the last pitch class is held, as at the end of a phrase; else the sound is cut anywhere.
double finality(const std::vector<PitchClasses>& frames, double hopSeconds) {
    std::size_t held = 1;
    while (held < frames.size() && strongest(frames[frames.size() - 1 - held]) == strongest(frames.back()))
        ++held;
    return std::clamp(
        (static_cast<double>(held) * hopSeconds - shortestFinal) / (longestFinal - shortestFinal), 0.0, 1.0);
}

/// Logarithm of each key's weight.
ByKey evidenceOf(const std::vector<PitchClasses>& frames, double hopSeconds) {
    ByKey evidence = correlation(durations(frames), degreeProfile);
    const auto opening = std::clamp<std::size_t>(
        static_cast<std::size_t>(std::lround(openingSeconds / hopSeconds)), 1, frames.size());
    const ByKey first = evidenceOfOpening(std::span(frames).first(opening));
    const ByKey last = evidenceOfOpening(std::span(frames).last(opening));
    const double end = weightOfLast * finality(frames, hopSeconds);
    for (std::size_t key = 0; key < evidence.size(); ++key)
        evidence[key] = weightOfProfile * evidence[key] + first[key] + end * last[key];
    return evidence;
}
}

std::optional<KeyEstimate> estimateKey(const NoteSalience& salience, const Chroma& chroma) {
    const std::vector<PitchClasses> frames = soundingClasses(salience);
    if (frames.empty()) return std::nullopt;
    const ByKey evidence = evidenceOf(frames, salience.hopSeconds);
    const auto best = std::max_element(evidence.begin(), evidence.end());
    double others = 0.0;
    for (const double e : evidence)
        others += std::exp(e - *best);
    const int index = static_cast<int>(best - evidence.begin());
    KeyEstimate estimate;
    estimate.key = {index % 12, index < 12 ? music::Mode::Major : music::Mode::Minor};
    estimate.confidence = byTonalShare(chroma.tonalShare) * byTuning(chroma.tuningClarity) *
                          byExplained(salience.explained) / others;
    return estimate;
}

}
