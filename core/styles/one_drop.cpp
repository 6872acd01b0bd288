#include "styles/drum_styles.h"
#include "styles/steps.h"

namespace gleaner::compose {

DrumStyle oneDrop() {
    using enum Voice;
    return {
        .id = "one_drop",
        .name = "One drop",
        .help = "Kick and rim together on three, the skank on two and four. 60 to 90 bpm.",
        .bpm = 75,
        .swing = 50,
        .verseBass = "root2",
        .bass = "onbeat",
        .verseChords = "skank",
        .chords = "skank",
        .rows = {{{Kick, "........x......."}, {Rim, "........x......."}, {Hat, eighths}}},
    };
}

}
