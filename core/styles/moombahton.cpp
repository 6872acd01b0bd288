#include "styles/drum_styles.h"
#include "styles/steps.h"

namespace gleaner::compose {

DrumStyle moombahton() {
    using enum Voice;
    return {
        .id = "moombahton",
        .name = "Moombahton",
        .help = "Dembow over offbeat hats and a sub kick. 100 to 115 bpm.",
        .bpm = 108,
        .swing = 50,
        .verseBass = "tresillo16",
        .bass = "tresillo16",
        .verseChords = "tresillo",
        .chords = "tresillo",
        .rows = {{{Kick, quarters},
                  {Sub, "x..............."},
                  {Snare, "...x..x....x..x....x..x........."},
                  {SnareTwo, "...........................x..x."},
                  {Hat, offbeats}}},
    };
}

}
