#include "styles/drum_styles.h"
#include "styles/steps.h"

namespace gleaner::compose {

DrumStyle dembowClassic() {
    using enum Voice;
    return {
        .id = "dembow_classic",
        .name = "Dembow classic",
        .help = "Four kicks, the snare on the tresillo: the reggaeton beat. 88 to 102 bpm.",
        .bpm = 95,
        .swing = 50,
        .verseBass = "perreo",
        .bass = "tresillo16",
        .verseChords = "offbeat",
        .chords = "tresillo",
        .rows = {{{Kick, quarters}, {Snare, tresilloSnare}, {Hat, eighths}}},
    };
}

}
