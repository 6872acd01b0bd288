#include "styles/drum_styles.h"
#include "styles/steps.h"

namespace gleaner::compose {

DrumStyle afrobeatsA() {
    using enum Voice;
    return {
        .id = "afrobeats_a",
        .name = "Afrobeats",
        .help = "A rolling kick, claps between the beats, shaker and log drum. 90 to 120 bpm.",
        .bpm = 102,
        .swing = 56,
        .verseBass = "tresillo8",
        .bass = "tresillo16",
        .verseChords = "offbeat",
        .chords = "tresillo",
        .rows = {{{Kick, "x..x....x.x....."},
                  {Clap, "...x..x......x.."},
                  {Hat, "x..x..x........."},
                  {Shaker, sixteenths},
                  {PercLow, "......x...x...........x...x..x.."}}},
    };
}

}
