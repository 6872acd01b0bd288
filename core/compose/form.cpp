#include "compose/form.h"

#include "base/find_by_id.h"

#include <algorithm>
#include <array>

namespace gleaner::compose {
namespace {

using enum SectionKind;
using namespace layer;

constexpr Beat full{};
constexpr Beat verseBeat{.level = 0.95};
constexpr Beat verseEnd{.level = 0.95, .fill = Fill::Roll};
constexpr Beat bigBeat{.claps = Claps::Backbeat, .openHats = true};
constexpr Beat hardBeat{.claps = Claps::Accents, .openHats = true};
constexpr Beat hatsOnly{.kick = false, .snare = false, .colour = false, .level = 0.85};
constexpr Beat build{.kick = false, .colour = false, .snareBuild = true};

constexpr Beat withFill(Beat beat, Fill fill) {
    beat.fill = fill;
    return beat;
}

constexpr unsigned hookLayers = bass | chords | pad | lead | percussion | loop | phrase | crash;

constexpr std::array<SectionInfo, 10> table = {{
    {Intro,
     "Intro",
     pad | leadHint | percussion | ambience,
     hatsOnly,
     {.snare = false, .level = 0.9},
     {.snare = false, .level = 0.95, .fill = Fill::Roll}},
    {DrumIntro, "Intro", percussion | loop | ambience, hatsOnly, {.level = 0.95}, verseEnd},
    {Verse, "Verse", verseBass | verseChords | secondLoop | softCrash, verseBeat, verseBeat, verseEnd},
    {Pre, "Pre", bass | verseChords | pad | softCrash | riser, full, full, build},
    {Hook,
     "Hook",
     hookLayers,
     {.openHats = true},
     {.openHats = true},
     withFill({.openHats = true}, Fill::Roll)},
    {Chorus, "Chorus", hookLayers | octave, bigBeat, bigBeat, withFill(bigBeat, Fill::Toms)},
    {Perreo, "Perreo", bass | verseChords | percussion | loop | crash, hardBeat, hardBeat,
     withFill(hardBeat, Fill::Stop)},
    {Break,
     "Break",
     pad | leadHint | phrase | ambience | softCrash | riser,
     {.kick = false, .level = 0.6},
     {.kick = false, .level = 0.6},
     build},
    {Outro,
     "Outro",
     pad | percussion | ambience | softCrash,
     {.level = 0.95},
     {.level = 0.9},
     {.snare = false, .colour = false, .level = 0.8}},
    {DrumOutro, "Outro", percussion | loop | ambience | crash, full, {.level = 0.95}, hatsOnly},
}};

constexpr FormPart stream[] = {{Intro, 4}, {Verse, 8},  {Pre, 4},   {Chorus, 8}, {Verse, 8},
                               {Pre, 4},   {Chorus, 8}, {Break, 4}, {Chorus, 8}, {Outro, 4}};
constexpr FormPart radio[] = {{Intro, 4}, {Hook, 8},   {Verse, 16}, {Pre, 4},    {Chorus, 8}, {Verse, 8},
                              {Pre, 4},   {Chorus, 8}, {Perreo, 8}, {Chorus, 8}, {Outro, 4}};
constexpr FormPart dj[] = {{DrumIntro, 8}, {Hook, 8}, {Verse, 16}, {Hook, 8},     {Perreo, 8},
                           {Verse, 8},     {Hook, 8}, {Perreo, 8}, {DrumOutro, 8}};

constexpr std::array<Form, 3> forms = {{
    {"radio", "Radio",
     "80 bars, the hook at once: intro, hook, verse, chorus, verse, chorus, perreo, chorus, outro.", radio},
    {"stream", "Stream", "60 bars with a break before the last chorus.", stream},
    {"dj", "DJ", "80 bars with drums alone at both ends, for mixing.", dj},
}};

// Short songs, one row for each number of four-bar blocks.
constexpr FormPart blocks1[] = {{Chorus, 4}};
constexpr FormPart blocks2[] = {{Verse, 4}, {Chorus, 4}};
constexpr FormPart blocks3[] = {{Intro, 4}, {Verse, 4}, {Chorus, 4}};
constexpr FormPart blocks4[] = {{Intro, 4}, {Verse, 4}, {Chorus, 4}, {Outro, 4}};
constexpr FormPart blocks5[] = {{Intro, 4}, {Verse, 4}, {Chorus, 8}, {Outro, 4}};
constexpr FormPart blocks6[] = {{Intro, 4}, {Verse, 8}, {Chorus, 8}, {Outro, 4}};
constexpr FormPart blocks7[] = {{Intro, 4}, {Verse, 8}, {Pre, 4}, {Chorus, 8}, {Outro, 4}};
constexpr std::array<std::span<const FormPart>, 7> shortForms = {blocks1, blocks2, blocks3, blocks4,
                                                                 blocks5, blocks6, blocks7};

// Long songs are intro, rounds, what is left over, outro.
constexpr FormPart verseCycle[] = {{Verse, 8}, {Pre, 4}, {Chorus, 8}};
constexpr FormPart breakCycle[] = {{Break, 4}, {Chorus, 8}};
constexpr FormPart perreoCycle[] = {{Perreo, 8}, {Chorus, 8}};
constexpr std::array<std::span<const FormPart>, 4> cycles = {verseCycle, verseCycle, breakCycle, perreoCycle};
constexpr FormPart left1[] = {{Perreo, 4}};
constexpr FormPart left2[] = {{Perreo, 8}};
constexpr FormPart left3[] = {{Perreo, 4}, {Chorus, 8}};
constexpr FormPart left4[] = {{Perreo, 8}, {Chorus, 8}};
constexpr std::array<std::span<const FormPart>, 5> leftOvers = {std::span<const FormPart>{}, left1, left2,
                                                                left3, left4};
constexpr int blockBars = 4;

int blocksOf(std::span<const FormPart> parts) {
    int bars = 0;
    for (const FormPart& part : parts)
        bars += part.bars;
    return bars / blockBars;
}

void append(std::vector<SectionPlan>& plan, std::span<const FormPart> parts) {
    for (const FormPart& part : parts) {
        const int bar = plan.empty() ? 0 : plan.back().bar + plan.back().bars;
        plan.push_back({part.kind, bar, part.bars});
    }
}

}

const SectionInfo& info(SectionKind kind) { return table[static_cast<std::size_t>(kind)]; }

std::span<const Form> allForms() { return forms; }

const Form* findForm(std::string_view id) { return findById(forms, id); }

std::vector<SectionPlan> planForm(const Form& form) {
    std::vector<SectionPlan> plan;
    append(plan, form.parts);
    return plan;
}

std::vector<SectionPlan> planBars(int bars) {
    const int blocks = (bars + blockBars - 1) / blockBars;
    std::vector<SectionPlan> plan;
    if (blocks <= static_cast<int>(shortForms.size())) {
        append(plan, shortForms[static_cast<std::size_t>(blocks - 1)]);
        return plan;
    }
    constexpr FormPart intro[] = {{Intro, 4}}, outro[] = {{Outro, 4}};
    append(plan, intro);
    int left = blocks - blocksOf(intro) - blocksOf(outro);
    for (std::size_t cycle = 0; left >= blocksOf(cycles[cycle % cycles.size()]); ++cycle) {
        append(plan, cycles[cycle % cycles.size()]);
        left -= blocksOf(cycles[cycle % cycles.size()]);
    }
    append(plan, leftOvers[static_cast<std::size_t>(left)]);
    append(plan, outro);
    return plan;
}

std::vector<music::Section> namedSections(std::span<const SectionPlan> plan) {
    std::vector<music::Section> sections;
    std::array<int, table.size()> seen{};
    for (const SectionPlan& part : plan) {
        const auto count = std::ranges::count(plan, part.kind, &SectionPlan::kind);
        std::string name(info(part.kind).name);
        if (count > 1) name += " " + std::to_string(++seen[static_cast<std::size_t>(part.kind)]);
        sections.push_back({name, static_cast<double>(part.bar), static_cast<double>(part.bars)});
    }
    return sections;
}

}
