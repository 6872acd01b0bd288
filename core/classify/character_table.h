#pragma once

#include "music/role.h"

#include <array>

namespace gleaner::analysis {

/// What the words are about. Units: log2 Hz, log10 s, log10 s, dB, dB, dB, dB.
enum class Aspect { Brightness, Decay, Attack, Crest, Noise, Lows, LowMids, Count };
/// aspects that are measured; follows from the enumeration
inline constexpr std::size_t aspectCount = static_cast<std::size_t>(Aspect::Count);

/// A fifth of a role's samples lie below `low`, a fifth above `high`.
struct Fifths {
    double low;
    double high;
};

/// By role in the order of `music::roles`, then by aspect (character_table.cpp, written by
/// packaging/training/train.py).
extern const std::array<std::array<Fifths, aspectCount>, music::roles.size()> characterTable;

}
