#pragma once

#include <span>
#include <string_view>

namespace gleaner::compose {

/// What happens in the last bar of a group.
enum class Fill {
    None,
    Roll, ///< snare on the last four steps, rising 70 85 100 115, the kick of the first left out
          ///< (docs/music.md 1.5)
    Toms, ///< the same run down the toms
    Stop  ///< everything but the snare is silent in the last four steps
};

/// Claps over the snare: on two and four (steps 4 and 12), or on the accents of the tresillo (6 and 14).
enum class Claps { None, Backbeat, Accents };

/// Which parts of a style play in a beat.
struct Beat {
    bool kick = true;
    bool snare = true; ///< snare, rim, clap and second snare of the style
    bool hat = true;
    bool colour = true; ///< the style's shaker, open hat, sub and percussion
    Claps claps = Claps::None;
    bool openHats = false;   ///< an open hat at the end of every second bar
    bool snareBuild = false; ///< no snare pattern, but a roll that thickens from eighths to sixteenths
    double level = 1.0;      ///< of all velocities
    Fill fill = Fill::None;
    friend bool operator==(const Beat&, const Beat&) = default;
};

enum class SectionKind { Intro, DrumIntro, Verse, Pre, Hook, Chorus, Perreo, Break, Outro, DrumOutro };

/// What can play in a section besides its beat; a section has a sum of these.
namespace layer {
inline constexpr unsigned bass = 1, verseBass = 1 << 1, chords = 1 << 2, verseChords = 1 << 3, pad = 1 << 4,
                          lead = 1 << 5, leadHint = 1 << 6, octave = 1 << 7, percussion = 1 << 8,
                          loop = 1 << 9, secondLoop = 1 << 10, phrase = 1 << 11, ambience = 1 << 12,
                          crash = 1 << 13, softCrash = 1 << 14, riser = 1 << 15, counter = 1 << 16;
}

/// A layer whose level moves over a section, from and to a part of its own volume.
struct Swell {
    unsigned layer;
    double from, to;
};

/// The layer matrix (docs/music.md 4.1): what plays in a kind of section, and its beat in the first two bars,
/// the middle and the last two.
struct SectionInfo {
    SectionKind kind;
    std::string_view name;
    unsigned layers;
    Beat opening, body, end;
    std::span<const Swell> swells = {};
};

struct FormPart {
    SectionKind kind;
    int bars;
    const SectionInfo* own = nullptr; ///< of a style that has sections of its own
};

}
