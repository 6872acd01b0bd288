#pragma once

#include "kits/kit.h"

#include <span>
#include <vector>

namespace gleaner::kits {

/// Keys that General MIDI Level 1 (its percussion key map) gives a role, the usual one first; empty for roles
/// that it does not know.
std::span<const int> drumKeysOf(music::Role role);

/// How many semitones the outermost samples of a tonal instrument are played beyond their roots.
inline constexpr int widestStretch = 24;

/// Sounds without keys become instruments, in their order:
///
/// * Hits without a pitch: "Drums". Each role gets the keys of General MIDI (`drumKeysOf`); what has none,
/// and
///   what is more than those, the free keys from 60 up, then from 34 down, then what General MIDI's roles
///   left.
/// * Loops, textures and phrases without a pitch: "Loops", a key each from 36 up, then from 35 down.
/// * Sounds with a root: an instrument a role. Each sound plays from half way to its lower neighbour up to
///   half way to the upper one, `widestStretch` semitones at most; one whose key is taken goes into the next
///   instrument of the role.
///
/// What finds no key goes into another instrument of the kind: "Drums 2".
std::vector<Instrument> instrumentsOf(std::vector<Sound> sounds, std::span<const Sample> samples);

}
