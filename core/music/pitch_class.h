#pragma once

#include <array>
#include <string_view>

namespace gleaner::music {

/// Names of the twelve pitch classes as we write them: sharps except Bb, Eb and Ab (docs/formats.md 1.2).
inline constexpr std::array<std::string_view, 12> pitchClassNames = {"C",  "C#", "D",  "Eb", "E",  "F",
                                                                     "F#", "G",  "Ab", "A",  "Bb", "B"};

/// Name of any pitch class or MIDI note, octave left out.
constexpr std::string_view pitchClassName(int pitch) {
    return pitchClassNames[static_cast<std::size_t>(((pitch % 12) + 12) % 12)];
}

}
