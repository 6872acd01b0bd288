#pragma once

#include "compose/drum_writer.h"
#include "music/song.h"

#include <span>
#include <string_view>
#include <vector>

namespace gleaner::compose {

enum class SectionKind { Intro, DrumIntro, Verse, Pre, Hook, Chorus, Perreo, Break, Outro, DrumOutro };

/// What can play in a section besides its beat; a section has a sum of these.
namespace layer {
inline constexpr unsigned bass = 1, verseBass = 1 << 1, chords = 1 << 2, verseChords = 1 << 3, pad = 1 << 4,
                          lead = 1 << 5, leadHint = 1 << 6, octave = 1 << 7, percussion = 1 << 8,
                          loop = 1 << 9, secondLoop = 1 << 10, phrase = 1 << 11, ambience = 1 << 12,
                          crash = 1 << 13, softCrash = 1 << 14, riser = 1 << 15;
}

/// The layer matrix (docs/music.md 4.1): what plays in a kind of section, and its beat in the first two bars,
/// the middle and the last two.
struct SectionInfo {
    SectionKind kind;
    std::string_view name;
    unsigned layers;
    Beat opening, body, end;
};
const SectionInfo& info(SectionKind kind);

struct SectionPlan {
    SectionKind kind = SectionKind::Chorus;
    int bar = 0;
    int bars = 4;
    bool has(unsigned layers) const { return (info(kind).layers & layers) != 0; }
    friend bool operator==(const SectionPlan&, const SectionPlan&) = default;
};

struct FormPart {
    SectionKind kind;
    int bars;
};

struct Form {
    std::string_view id, name, help;
    std::span<const FormPart> parts;
};
std::span<const Form> allForms();
const Form* findForm(std::string_view id);

std::vector<SectionPlan> planForm(const Form& form);

/// A form of so many bars, at least 1, rounded up to a multiple of four. From 16 bars on it has intro, verse,
/// chorus and outro.
std::vector<SectionPlan> planBars(int bars);

/// Names for markers: "Intro", "Verse 1", "Verse 2", … numbered where a kind comes more than once.
std::vector<music::Section> namedSections(std::span<const SectionPlan> plan);

}
