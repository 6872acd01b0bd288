#include "styles/drum_styles.h"
#include "styles/steps.h"

namespace gleaner::compose {

DrumStyle trapetonHalf() {
    using enum Voice;
    return {
        .id = "trapeton_half",
        .name = "Trapeton",
        .help = "Half time: one snare a bar, hats in sixteenths, a long bass. 130 to 150 bpm.",
        .bpm = 140,
        .swing = 50,
        .verseBass = "tresillo8",
        .bass = "tresillo8",
        .verseChords = "sustain",
        .chords = "sustain",
        .rows = {{{Kick, "x..............."}, {Snare, "........x......."}, {Hat, sixteenths}}},
    };
}

}
