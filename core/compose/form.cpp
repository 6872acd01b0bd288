#include "compose/form.h"

#include "base/find_by_id.h"
#include "styles/drum_styles.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>

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
        plan.push_back({part.kind, bar, part.bars, part.own});
    }
}

}

const SectionInfo& info(SectionKind kind) { return table[static_cast<std::size_t>(kind)]; }

std::span<const Form> allForms() {
    static const std::vector<Form> all = [] {
        std::vector<Form> list(forms.begin(), forms.end());
        for (const DrumStyle& style : drumStyles())
            if (!style.form.empty()) list.push_back({style.id, style.name, style.formHelp, style.form});
        return list;
    }();
    return all;
}

const Form* findForm(std::string_view id) { return findById(allForms(), id); }

const Form& usualForm(const DrumStyle& style) {
    const Form* own = style.form.empty() ? nullptr : findForm(style.id);
    return own ? *own : forms.front();
}

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

namespace {

std::size_t layersOf(const FormPart& part) {
    return static_cast<std::size_t>(std::popcount((part.own ? *part.own : info(part.kind)).layers));
}

bool isSameSection(const FormPart& a, const FormPart& b) { return a.kind == b.kind && a.own == b.own; }

/// As many parts as there are blocks at most: repeats go first, then those in which least plays.
std::vector<FormPart> mostTelling(std::span<const FormPart> parts, std::size_t most) {
    std::vector<FormPart> kept(parts.begin(), parts.end());
    for (std::size_t i = kept.size(); i-- > 1 && kept.size() > most;)
        if (std::any_of(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(i),
                        [&](const FormPart& earlier) { return isSameSection(earlier, kept[i]); }))
            kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(i));
    while (kept.size() > most)
        kept.erase(std::ranges::min_element(kept, {}, layersOf));
    return kept;
}

/// Blocks of four bars shared out to the parts, each nearing the length that it has in the form.
int shareOut(std::vector<FormPart>& parts, int blocks) {
    std::vector<int> wanted;
    for (FormPart& part : parts) {
        wanted.push_back(part.bars);
        part.bars = blockBars;
        --blocks;
    }
    while (blocks > 0) {
        std::size_t neediest = 0;
        const auto need = [&](std::size_t i) { return wanted[i] - parts[i].bars; };
        for (std::size_t i = 1; i < parts.size(); ++i)
            if (need(i) > need(neediest)) neediest = i;
        if (need(neediest) < blockBars) break;
        parts[neediest].bars += blockBars;
        --blocks;
    }
    return blocks;
}

}

std::vector<SectionPlan> planBars(int bars, std::span<const FormPart> parts) {
    const int blocks = (bars + blockBars - 1) / blockBars;
    std::vector<FormPart> made = mostTelling(parts, static_cast<std::size_t>(blocks));
    int left = shareOut(made, blocks);
    for (std::size_t next = 1; left > 0; next = next + 2 < parts.size() ? next + 1 : 1) {
        FormPart again = parts[std::min(next, parts.size() - 1)];
        again.bars = std::min(again.bars, left * blockBars);
        left -= again.bars / blockBars;
        made.insert(made.end() - (made.size() > 1 ? 1 : 0), again);
    }
    std::vector<SectionPlan> plan;
    append(plan, made);
    return plan;
}

std::vector<music::Section> namedSections(std::span<const SectionPlan> plan) {
    std::vector<music::Section> sections;
    std::map<std::string_view, int> seen;
    for (const SectionPlan& part : plan) {
        const std::string_view called = part.what().name;
        const auto count = std::ranges::count_if(
            plan, [&](const SectionPlan& other) { return other.what().name == called; });
        std::string name(called);
        if (count > 1) name += " " + std::to_string(++seen[called]);
        sections.push_back({name, static_cast<double>(part.bar), static_cast<double>(part.bars)});
    }
    return sections;
}

}
