#pragma once

#include "music/key.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::compose {

/// A scale as semitones above its tonic.
struct Scale {
    std::string_view id, name, help;
    music::Mode mode; ///< of its third
    std::array<int, 7> degrees;
};

std::span<const Scale> allScales();
const Scale* findScale(std::string_view id);
/// Natural minor or major.
const Scale& usualScale(music::Mode mode);

/// A seventh chord is its third, fifth and seventh: the bass has the root.
enum class Quality { Major, Minor, Major7, Minor7, Dominant7 };

/// Three notes by their root in semitones above the tonic.
struct Chord {
    int root = 0;
    Quality quality = Quality::Minor;
    friend bool operator==(const Chord&, const Chord&) = default;
};

/// Four bars of chords (docs/music.md 3.1); two-chord vamps are written out.
struct Progression {
    std::string_view id;
    music::Mode mode;
    double weight;       ///< how often it is chosen among those that fit; 0: only by its name, or by a style
    bool hasLeadingTone; ///< borrows the raised seventh in its V
    std::array<Chord, 4> chords;
};

std::span<const Progression> allProgressions();
const Progression* findProgression(std::string_view id);

/// Progressions of the mode whose chords lie in the scale; with `allowLeadingTone` also those of natural
/// minor with a major V.
std::vector<const Progression*> progressionsFor(const Scale& scale, bool allowLeadingTone);

/// Pitch classes of a chord: root, third, fifth; or third, fifth, seventh.
std::array<int, 3> pitchClasses(const music::Key& key, const Chord& chord);
/// Semitones above the root.
std::array<int, 3> intervals(Quality quality);
/// Major or Minor, by its third.
Quality triadOf(Quality quality);

/// The scale in the bar of a chord, as semitones above the tonic, rising: a degree that the chord alters
/// gives way to the altered one.
std::array<int, 7> scaleUnder(const Scale& scale, const Chord& chord);

/// "Am F C G"
std::string chordNames(const music::Key& key, std::span<const Chord> chords);

}
