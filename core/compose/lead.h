#pragma once

#include "base/random.h"
#include "compose/chords.h"
#include "compose/harmony.h"
#include "music/metre.h"
#include "music/song.h"
#include "styles/drum_style.h"

#include <span>
#include <vector>

namespace gleaner::compose {

/// Semitones around the tonic that a melody keeps to: a major sixth wide, so that it fits its register in
/// every key.
Register leadWindow(music::Mode mode);

/// A melody over four chords, one a bar, or over eight: call, answer, and for eight bars both again with
/// another end. Keys are semitones above the tonic (may be negative). Chord tones on beats one and three,
/// steps more than leaps, no leap over seven semitones, the last note of each four bars is the first, third
/// or fifth of the scale, and at least a quarter of the grid is silent (docs/music.md 3.3).
/// `phrases` are the rhythms to choose from; empty: those that all styles share.
std::vector<music::Note> writeLead(const Scale& scale, std::span<const Chord> chords, Random random,
                                   std::span<const PhraseRhythm> phrases = {},
                                   const music::Metre& metre = {});

/// A line that answers a melody over the same chords, one a bar: a tone of the chord in each of its silences
/// of a beat or more, up to two beats long, going down where the melody went up. Keys as the melody's.
std::vector<music::Note> writeCounter(std::span<const music::Note> melody, std::span<const Chord> chords,
                                      music::Mode mode, const music::Metre& metre = {});

}
