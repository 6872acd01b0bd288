#include "styles/drum_styles.h"
#include "styles/steps.h"

namespace gleaner::compose {

DrumStyle dembowLite() {
    using enum Voice;
    return {
        .id = "dembow_lite",
        .name = "Dembow lite",
        .help = "Kick on one and three, a soft shaker: romantic and pop. 85 to 95 bpm.",
        .bpm = 90,
        .swing = 50,
        .verseBass = "root2",
        .bass = "tresillo16",
        .verseChords = "offbeat",
        .chords = "tresillo",
        .rows = {{{Kick, "x.......x......."}, {Snare, tresilloSnare}, {Hat, eighths}, {Shaker, sixteenths}}},
    };
}

}
