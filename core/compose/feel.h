#pragma once

#include "base/random.h"
#include "music/groove.h"
#include "music/song.h"
#include "styles/drum_voice.h"

#include <span>
#include <vector>

namespace gleaner::compose {

/// How strictly the notes of a song sit on the grid.
struct Feel {
    double swing =
        50.0; ///< percent of an eighth given to its first sixteenth: 50 straight, 66 a triplet (Linn)
    double timing = 0.0;   ///< 0..1: how much of the usual looseness in time
    double dynamics = 0.0; ///< 0..1: how much of the usual looseness in velocity (5 either way)
    double bpm = 95.0;
    const music::Groove* groove = nullptr; ///< a template of timing and accents; none: swing alone
    double grooveAmount = 0.0;             ///< 0..1; what it leaves is the swing's
    int ppq = music::defaultPpq;           ///< of the grid that notes are written on
};

/// A position after swing, on the grid of 96 ticks a beat. Odd sixteenths are delayed by (2p - 1) * 24 ticks,
/// halves up; what lies between moves along in proportion.
double swung(double beats, double percent);

/// A position after swing and groove, on the feel's grid: the one function for every track, so that bass and
/// snare never flam. No position overtakes another, and none comes before 0.
double placed(double beats, const Feel& feel);

/// Swings starts and ends, then loosens: the first downbeat and kicks never move, snares by 3 ms, hats and
/// percussion by 6 ms.
void applyFeel(std::vector<music::DrumNote>& notes, const Feel& feel, Random random);

enum class Melodic { Bass, Keys };

/// The same for a phrase: bass by 3 ms and never before a kick it locks to (`kicks` in beats, unswung), keys
/// by 8 ms, notes of a chord together.
void applyFeel(std::vector<music::Note>& notes, Melodic part, const Feel& feel, std::span<const double> kicks,
               Random random);

}
