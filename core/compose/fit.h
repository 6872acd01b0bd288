#pragma once

#include "base/units.h"
#include "music/character.h"
#include "music/key.h"
#include "music/sample_traits.h"

#include <optional>
#include <vector>

// How well one trait of a sample meets what a song asks. Formulas: docs/music.md 5.1 to 5.3.

namespace gleaner::compose {

/// Which keys count as neighbours. Wheel: exact 1, relative .8, dominant and subdominant .6, their relatives
/// .55, parallel .5, else 0. Plain leaves out the relatives of the neighbours.
enum class Neighbours { Wheel, Plain };

/// How well two keys sound together as they are, 0..1.
double compatibility(const music::Key& sample, const music::Key& song,
                     Neighbours neighbours = Neighbours::Wheel);

/// What moving a sample costs: exp(-(k/4)^2), 1 for no shift.
double shiftCost(int semitones);

struct KeyFit {
    double score = 0.0;
    int shift = 0; ///< semitones, -6..6, that bring the sample nearest to the key
    friend bool operator==(const KeyFit&, const KeyFit&) = default;
};

/// Best of all shifts; of equal ones the smaller, then the downward one.
KeyFit keyFit(const music::Key& sample, const music::Key& song);

/// Expectation where no key is known: the mean compatibility over all 24 keys (.192), as no shift can be
/// chosen.
double unknownKeyScore();

/// The key of a sample when it is one pitch: that pitch as tonic, in the song's mode, because one note has no
/// third.
std::optional<music::Key> keyOf(const music::SampleTraits& traits, const music::Key& song);

struct TempoFit {
    double score = 0.0;
    double octave = 1.0;  ///< 1, 2 or 0.5: the sample's tempo is read as bpm * octave
    double stretch = 1.0; ///< song tempo / (sample tempo * octave)
};

/// exp(-(log2(song / (sample * m)) / .2)^2) for m = 1, 2, 1/2; the octaves count .95. Both tempi above 0.
TempoFit tempoFit(Bpm sample, Bpm song);

/// 1 for the same word, .75 for one of its group, else 0; the best of the sample's words.
double characterFit(const std::vector<music::Character>& words, music::Character wanted);

/// A tempo one can reckon with: finite and above 0.
bool isTempo(const std::optional<double>& bpm);

}
