#include "styles/drum_styles.h"
#include "styles/steps.h"

namespace gleaner::compose {

DrumStyle dancehallDigital() {
    using enum Voice;
    return {
        .id = "dancehall_digital",
        .name = "Digital dancehall",
        .help = "A kick that leans, the rim on the tresillo. 90 to 110 bpm.",
        .bpm = 100,
        .swing = 50,
        .verseBass = "perreo",
        .bass = "tresillo8",
        .verseChords = "offbeat",
        .chords = "offbeat",
        .rows = {{{Kick, "x.....x.x.....x."}, {Rim, tresilloSnare}, {Hat, offbeats}}},
    };
}

}
