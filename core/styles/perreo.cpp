#include "styles/drum_styles.h"
#include "styles/steps.h"

namespace gleaner::compose {

DrumStyle perreo() {
    using enum Voice;
    return {
        .id = "perreo",
        .name = "Perreo",
        .help = "The hard one: claps on the accents and a ghost kick. 90 to 100 bpm.",
        .bpm = 95,
        .swing = 50,
        .verseBass = "onbeat",
        .bass = "perreo",
        .verseChords = "offbeat",
        .chords = "offbeat",
        .rows = {{{Kick, "x...x...x...x..o"},
                  {Snare, tresilloSnare},
                  {Clap, "......x.......x."},
                  {Hat, eighths},
                  {OpenHat, "..............................x."}}},
    };
}

}
