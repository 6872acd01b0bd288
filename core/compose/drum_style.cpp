#include "compose/drum_style.h"

#include "base/find_by_id.h"

namespace gleaner::compose {
namespace {

using enum Voice;

constexpr std::string_view quarters = "x...x...x...x...";
constexpr std::string_view eighths = "x.x.x.x.x.x.x.x.";
constexpr std::string_view offbeats = "..X...X...X...X.";
constexpr std::string_view sixteenths = "xxxxxxxxxxxxxxxx";
constexpr std::string_view tresilloSnare = "...x..x....x..x.";

constexpr auto table = std::to_array<DrumStyle>({
    {"dembow_classic",
     "Dembow classic",
     "Four kicks, the snare on the tresillo: the reggaeton beat. 88 to 102 bpm.",
     95,
     50,
     "perreo",
     "tresillo16",
     "offbeat",
     "tresillo",
     {{{Kick, quarters}, {Snare, tresilloSnare}, {Hat, eighths}}}},
    {"dembow_lite",
     "Dembow lite",
     "Kick on one and three, a soft shaker: romantic and pop. 85 to 95 bpm.",
     90,
     50,
     "root2",
     "tresillo16",
     "offbeat",
     "tresillo",
     {{{Kick, "x.......x......."}, {Snare, tresilloSnare}, {Hat, eighths}, {Shaker, sixteenths}}}},
    {"perreo",
     "Perreo",
     "The hard one: claps on the accents and a ghost kick. 90 to 100 bpm.",
     95,
     50,
     "onbeat",
     "perreo",
     "offbeat",
     "offbeat",
     {{{Kick, "x...x...x...x..o"},
       {Snare, tresilloSnare},
       {Clap, "......x.......x."},
       {Hat, eighths},
       {OpenHat, "..............................x."}}}},
    {"moombahton",
     "Moombahton",
     "Dembow over offbeat hats and a sub kick. 100 to 115 bpm.",
     108,
     50,
     "tresillo16",
     "tresillo16",
     "tresillo",
     "tresillo",
     {{{Kick, quarters},
       {Sub, "x..............."},
       {Snare, "...x..x....x..x....x..x........."},
       {SnareTwo, "...........................x..x."},
       {Hat, offbeats}}}},
    {"dembow_dominicano",
     "Dembow dominicano",
     "The fast one, hats in sixteenths. 110 to 135 bpm.",
     118,
     50,
     "onbeat",
     "perreo",
     "offbeat",
     "offbeat",
     {{{Kick, quarters}, {Snare, tresilloSnare}, {Hat, sixteenths}}}},
    {"dancehall_digital",
     "Digital dancehall",
     "A kick that leans, the rim on the tresillo. 90 to 110 bpm.",
     100,
     50,
     "perreo",
     "tresillo8",
     "offbeat",
     "offbeat",
     {{{Kick, "x.....x.x.....x."}, {Rim, tresilloSnare}, {Hat, offbeats}}}},
    {"afrobeats_a",
     "Afrobeats",
     "A rolling kick, claps between the beats, shaker and log drum. 90 to 120 bpm.",
     102,
     56,
     "tresillo8",
     "tresillo16",
     "offbeat",
     "tresillo",
     {{{Kick, "x..x....x.x....."},
       {Clap, "...x..x......x.."},
       {Hat, "x..x..x........."},
       {Shaker, sixteenths},
       {PercLow, "......x...x...........x...x..x.."}}}},
    {"trapeton_half",
     "Trapeton",
     "Half time: one snare a bar, hats in sixteenths, a long bass. 130 to 150 bpm.",
     140,
     50,
     "tresillo8",
     "tresillo8",
     "sustain",
     "sustain",
     {{{Kick, "x..............."}, {Snare, "........x......."}, {Hat, sixteenths}}}},
    {"one_drop",
     "One drop",
     "Kick and rim together on three, the skank on two and four. 60 to 90 bpm.",
     75,
     50,
     "root2",
     "onbeat",
     "skank",
     "skank",
     {{{Kick, "........x......."}, {Rim, "........x......."}, {Hat, eighths}}}},
});

}

std::span<const DrumStyle> drumStyles() { return table; }

const DrumStyle* findDrumStyle(std::string_view id) { return findById(table, id); }

char markAt(const StepRow& row, int bar, int step) {
    if (row.steps.empty()) return '.';
    const int bars = static_cast<int>(row.steps.size()) / stepsPerBar;
    return row.steps[static_cast<std::size_t>(bar % bars * stepsPerBar + step)];
}

}
