#pragma once

#include "music/metre.h"
#include "music/song.h"
#include "styles/drum_style.h"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace gleaner::compose {

/// Three MIDI notes, rising.
using Voicing = std::array<int, 3>;

/// MIDI notes a part keeps to, both ends included.
struct Register {
    int low = 0, high = 127;
    friend bool operator==(const Register&, const Register&) = default;
};

inline constexpr Register chordRegister{52, 69};
inline constexpr Register padRegister{52, 76};

/// All ways to set three pitch classes within the register, each once, no wider than an octave.
std::vector<Voicing> voicings(const std::array<int, 3>& pitchClasses, const Register& range);

/// Sum of the semitones that the voices move from one chord to the next, back to the first included.
int loopMotion(std::span<const Voicing> loop);

/// The loop with the least motion; of equal ones that which starts in root position, then the one nearest to
/// the middle of the register. Empty when a chord has no place in it.
std::vector<Voicing> voiceLead(std::span<const std::array<int, 3>> chords, const Register& range);

/// Those that all styles share, then the styles' own.
std::span<const ChordRhythm> chordRhythms();
const ChordRhythm* findChordRhythm(std::string_view id);

/// Each voicing for a bar in the rhythm, at a velocity.
std::vector<music::Note> writeChords(std::span<const Voicing> bars, const ChordRhythm& rhythm, int velocity,
                                     const music::Metre& metre = {});

}
