#include "compose/harmony.h"

#include "base/find_by_id.h"
#include "music/pitch_class.h"

#include <algorithm>

namespace gleaner::compose {
namespace {

using music::Mode;

constexpr std::array<Scale, 6> scaleTable = {{
    {"minor",
     "Natural minor",
     "The scale of three reggaeton songs in four.",
     Mode::Minor,
     {0, 2, 3, 5, 7, 8, 10}},
    {"major", "Major", "Bright: bachata, pop and moombahton.", Mode::Major, {0, 2, 4, 5, 7, 9, 11}},
    {"harmonic_minor",
     "Harmonic minor",
     "Minor with a leading tone, for a V that pulls.",
     Mode::Minor,
     {0, 2, 3, 5, 7, 8, 11}},
    {"dorian", "Dorian", "Minor with a bright sixth.", Mode::Minor, {0, 2, 3, 5, 7, 9, 10}},
    {"phrygian", "Phrygian", "Minor with a low second: dark, flamenco.", Mode::Minor, {0, 1, 3, 5, 7, 8, 10}},
    {"mixolydian", "Mixolydian", "Major with a low seventh.", Mode::Major, {0, 2, 4, 5, 7, 9, 10}},
}};

constexpr Chord minor(int root) { return {root, Quality::Minor}; }
constexpr Chord major(int root) { return {root, Quality::Major}; }
constexpr Chord minor7(int root) { return {root, Quality::Minor7}; }
constexpr Chord major7(int root) { return {root, Quality::Major7}; }
constexpr Chord dominant7(int root) { return {root, Quality::Dominant7}; }

constexpr std::array<Progression, 28> progressionTable = {{
    {"i-VI-III-VII", Mode::Minor, .30, false, {minor(0), major(8), major(3), major(10)}},
    {"i-VI", Mode::Minor, .12, false, {minor(0), major(8), minor(0), major(8)}},
    {"i-VII-VI-VII", Mode::Minor, .12, false, {minor(0), major(10), major(8), major(10)}},
    {"i-iv-VII-III", Mode::Minor, .10, false, {minor(0), minor(5), major(10), major(3)}},
    {"i-VII-VI-V", Mode::Minor, .10, true, {minor(0), major(10), major(8), major(7)}},
    {"VI-VII-i-i", Mode::Minor, .10, false, {major(8), major(10), minor(0), minor(0)}},
    {"i-V", Mode::Minor, .08, true, {minor(0), major(7), minor(0), major(7)}},
    {"i-iv", Mode::Minor, .05, false, {minor(0), minor(5), minor(0), minor(5)}},
    {"i-bII", Mode::Minor, .10, false, {minor(0), major(1), minor(0), major(1)}},
    {"i-bII-III-bII", Mode::Minor, .10, false, {minor(0), major(1), major(3), major(1)}},
    {"i-VI-iv-V", Mode::Minor, .10, false, {minor(0), major(8), minor(5), major(7)}},
    {"i-IV", Mode::Minor, .15, false, {minor(0), major(5), minor(0), major(5)}},
    {"i-III-VII-IV", Mode::Minor, .15, false, {minor(0), major(3), major(10), major(5)}},
    {"I-V-vi-IV", Mode::Major, .40, false, {major(0), major(7), minor(9), major(5)}},
    {"vi-IV-I-V", Mode::Major, .35, false, {minor(9), major(5), major(0), major(7)}},
    {"I-vi-IV-V", Mode::Major, .25, false, {major(0), minor(9), major(5), major(7)}},
    {"I-IV", Mode::Major, .10, false, {major(0), major(5), major(0), major(5)}},
    {"I-bVII-IV-I", Mode::Major, .30, false, {major(0), major(10), major(5), major(0)}},
    {"I-v-bVII-IV", Mode::Major, .20, false, {major(0), minor(7), major(10), major(5)}},
    {"i", Mode::Minor, 0, false, {minor(0), minor(0), minor(0), minor(0)}},
    {"i-VI-iv-VII", Mode::Minor, 0, false, {minor(0), major(8), minor(5), major(10)}},
    {"i7-iv7", Mode::Minor, 0, false, {minor7(0), minor7(5), minor7(0), minor7(5)}},
    {"i7-VImaj7", Mode::Minor, 0, false, {minor7(0), major7(8), minor7(0), major7(8)}},
    {"i7-iv7-VII7-IIImaj7", Mode::Minor, 0, false, {minor7(0), minor7(5), dominant7(10), major7(3)}},
    {"I-V", Mode::Major, 0, false, {major(0), major(7), major(0), major(7)}},
    {"Imaj7-IVmaj7", Mode::Major, 0, false, {major7(0), major7(5), major7(0), major7(5)}},
    {"ii7-V7-Imaj7-vi7", Mode::Major, 0, false, {minor7(2), dominant7(7), major7(0), minor7(9)}},
    {"Imaj7-vi7-ii7-V7", Mode::Major, 0, false, {major7(0), minor7(9), minor7(2), dominant7(7)}},
}};

int pitchClassOf(int semitones) { return ((semitones % 12) + 12) % 12; }

bool contains(const std::array<int, 7>& degrees, int semitones) {
    return std::ranges::find(degrees, pitchClassOf(semitones)) != degrees.end();
}

bool liesIn(const Scale& scale, const Chord& chord) {
    return std::ranges::all_of(intervals(chord.quality),
                               [&](int interval) { return contains(scale.degrees, chord.root + interval); });
}

bool liesIn(const Scale& scale, const Progression& progression) {
    return std::ranges::all_of(progression.chords, [&](const Chord& chord) { return liesIn(scale, chord); });
}

}

std::span<const Scale> allScales() { return scaleTable; }
const Scale* findScale(std::string_view id) { return findById(scaleTable, id); }
const Scale& usualScale(Mode mode) { return scaleTable[mode == Mode::Minor ? 0 : 1]; }

std::span<const Progression> allProgressions() { return progressionTable; }
const Progression* findProgression(std::string_view id) { return findById(progressionTable, id); }

std::vector<const Progression*> progressionsFor(const Scale& scale, bool allowLeadingTone) {
    const bool isNaturalMinor = &scale == &usualScale(Mode::Minor);
    std::vector<const Progression*> fitting;
    for (const Progression& progression : progressionTable) {
        if (progression.mode != scale.mode) continue;
        const bool borrows = isNaturalMinor && allowLeadingTone && progression.hasLeadingTone;
        if (borrows || liesIn(scale, progression)) fitting.push_back(&progression);
    }
    return fitting;
}

std::array<int, 3> intervals(Quality quality) {
    switch (quality) {
    case Quality::Major7:
        return {4, 7, 11};
    case Quality::Minor7:
        return {3, 7, 10};
    case Quality::Dominant7:
        return {4, 7, 10};
    case Quality::Minor:
        return {0, 3, 7};
    case Quality::Major:
        break;
    }
    return {0, 4, 7};
}

Quality triadOf(Quality quality) {
    return quality == Quality::Minor || quality == Quality::Minor7 ? Quality::Minor : Quality::Major;
}

std::array<int, 3> pitchClasses(const music::Key& key, const Chord& chord) {
    std::array<int, 3> classes{};
    std::ranges::transform(intervals(chord.quality), classes.begin(), [&](int interval) {
        return pitchClassOf(key.pitchClass + chord.root + interval);
    });
    return classes;
}

std::array<int, 7> scaleUnder(const Scale& scale, const Chord& chord) {
    std::array<int, 7> degrees = scale.degrees;
    for (const int interval : intervals(chord.quality)) {
        const int tone = pitchClassOf(chord.root + interval);
        if (contains(degrees, tone)) continue;
        // A raised or lowered degree takes the place of the one beside it: the leading tone of the seventh,
        // bII of the second.
        const auto neighbour = std::ranges::find_if(
            degrees, [&](int degree) { return degree != 0 && (degree == tone - 1 || degree == tone + 1); });
        if (neighbour != degrees.end()) *neighbour = tone;
    }
    std::ranges::sort(degrees);
    return degrees;
}

std::string chordNames(const music::Key& key, std::span<const Chord> chords) {
    std::string names;
    for (const Chord& chord : chords) {
        if (!names.empty()) names += ' ';
        names += music::pitchClassName(key.pitchClass + chord.root);
        if (triadOf(chord.quality) == Quality::Minor) names += 'm';
        if (chord.quality == Quality::Major7) names += "maj";
        if (chord.quality != triadOf(chord.quality)) names += '7';
    }
    return names;
}

}
