#include "styles/drum_styles.h"
#include "styles/steps.h"

namespace gleaner::compose {

DrumStyle dembowDominicano() {
    using enum Voice;
    return {
        .id = "dembow_dominicano",
        .name = "Dembow dominicano",
        .help = "The fast one, hats in sixteenths. 110 to 135 bpm.",
        .bpm = 118,
        .swing = 50,
        .verseBass = "onbeat",
        .bass = "perreo",
        .verseChords = "offbeat",
        .chords = "offbeat",
        .rows = {{{Kick, quarters}, {Snare, tresilloSnare}, {Hat, sixteenths}}},
    };
}

}
