#pragma once

#include "music/song.h"
#include "styles/drum_style.h"

#include <span>
#include <string_view>
#include <vector>

namespace gleaner::compose {

/// Of the sections that all styles share.
const SectionInfo& info(SectionKind kind);

struct SectionPlan {
    SectionKind kind = SectionKind::Chorus;
    int bar = 0;
    int bars = 4;
    const SectionInfo* own = nullptr; ///< of a style that has sections of its own
    const SectionInfo& what() const { return own ? *own : info(kind); }
    bool has(unsigned layers) const { return (what().layers & layers) != 0; }
    friend bool operator==(const SectionPlan&, const SectionPlan&) = default;
};

struct Form {
    std::string_view id, name, help;
    std::span<const FormPart> parts;
};
/// Those that all styles share, then each style's own by the style's id.
std::span<const Form> allForms();
const Form* findForm(std::string_view id);

std::vector<SectionPlan> planForm(const Form& form);

/// The form that goes with a style: its own, else the first of all.
const Form& usualForm(const DrumStyle& style);

/// A form of so many bars, at least 1, rounded up to a multiple of four. From 16 bars on it has intro, verse,
/// chorus and outro.
std::vector<SectionPlan> planBars(int bars);

/// The same of the parts of a style's own form: repeats and the thinnest go first where there is little room,
/// what lies between the first and the last comes again where there is more.
std::vector<SectionPlan> planBars(int bars, std::span<const FormPart> parts);

/// Names for markers: "Intro", "Verse 1", "Verse 2", … numbered where a kind comes more than once.
std::vector<music::Section> namedSections(std::span<const SectionPlan> plan);

}
