#include "compose/fit.h"

#include "music/pitch.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::compose {
namespace {

constexpr double shiftScale = 4.0; // semitones
constexpr int largestShift = 6;
constexpr double tempoScale = 0.2; // octaves
constexpr double octaveTempoScore = 0.95;
constexpr double sameGroupScore = 0.75;
constexpr double equalScores = 1e-12;

bool areFifthApart(const music::Key& a, const music::Key& b) {
    const int distance = (music::fifths(a) - music::fifths(b) + 12) % 12;
    return distance == 1 || distance == 11;
}

}

double compatibility(const music::Key& sample, const music::Key& song, Neighbours neighbours) {
    if (sample == song) return 1.0;
    const bool sameMode = sample.mode == song.mode;
    if (!sameMode && music::fifths(sample) == music::fifths(song)) return 0.8;
    if (sameMode && areFifthApart(sample, song)) return 0.6;
    if (sample.pitchClass == song.pitchClass) return 0.5;
    if (neighbours == Neighbours::Wheel && !sameMode && areFifthApart(sample, song)) return 0.55;
    return 0.0;
}

double shiftCost(int semitones) {
    const double k = semitones / shiftScale;
    return std::exp(-k * k);
}

KeyFit keyFit(const music::Key& sample, const music::Key& song) {
    KeyFit best;
    const auto consider = [&](int shift) {
        const double score = compatibility(music::transposed(sample, shift), song) * shiftCost(shift);
        if (score > best.score + equalScores) best = {score, shift};
    };
    consider(0);
    for (int size = 1; size <= largestShift; ++size) {
        consider(-size);
        consider(size);
    }
    return best;
}

double unknownKeyScore() {
    static const double mean = [] {
        const music::Key song{0, music::Mode::Major};
        double sum = 0.0;
        for (const music::Mode mode : {music::Mode::Major, music::Mode::Minor})
            for (int pitchClass = 0; pitchClass < 12; ++pitchClass)
                sum += compatibility({pitchClass, mode}, song);
        return sum / 24.0;
    }();
    return mean;
}

std::optional<music::Key> keyOf(const music::SampleTraits& traits, const music::Key& song) {
    if (traits.key) return traits.key;
    if (!traits.pitchHz || !(*traits.pitchHz > 0.0) || !std::isfinite(*traits.pitchHz)) return std::nullopt;
    const auto note = static_cast<int>(std::lround(music::midiFromHertz(*traits.pitchHz)));
    return music::Key{((note % 12) + 12) % 12, song.mode};
}

TempoFit tempoFit(Bpm sample, Bpm song) {
    TempoFit best;
    for (const double octave : {1.0, 2.0, 0.5}) {
        const double stretch = song.value / (sample.value * octave);
        const double distance = std::log2(stretch) / tempoScale;
        const double score = std::exp(-distance * distance) * (octave == 1.0 ? 1.0 : octaveTempoScore);
        if (octave == 1.0 || score > best.score) best = {score, octave, stretch};
    }
    return best;
}

double characterFit(const std::vector<music::Character>& words, music::Character wanted) {
    double best = 0.0;
    for (const music::Character word : words) {
        if (word == wanted) return 1.0;
        if (music::info(word).group == music::info(wanted).group) best = sameGroupScore;
    }
    return best;
}

bool isTempo(const std::optional<double>& bpm) { return bpm && std::isfinite(*bpm) && *bpm > 0.0; }

}
