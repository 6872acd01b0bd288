#pragma once

#include "audio/audio_buffer.h"
#include "base/random.h"

#include <vector>

namespace gleaner::demo {

/// What a voice is told about one sound that it has to play.
struct Strike {
    double pitchHz = 0.0; ///< above 0 for a sound that has a pitch
    double length = 0.0;  ///< seconds, above 0
    int rate = 48000;
    Random random{0}; ///< this sound's own: no two steps are the same, and every run is
};

/// One channel, from the onset on; the renderer brings it to its level.
using Samples = std::vector<float>;

/// One note of a sung line.
struct SungNote {
    double begin = 0.0, end = 0.0; ///< seconds from the line's begin
    double pitchHz = 0.0;
};

struct Line {
    std::vector<SungNote> notes; ///< in time; gaps are breaths
    int rate = 48000;
    Random random{0};
};

/// Stereo, to be filled; its length is the bed's. The renderer brings it to its level.
struct Ground {
    audio::AudioBuffer& into;
    int rate = 48000;
    Random random{0};
};

// The voices, one instrument a file.

Samples stepOnGravel(Strike);
Samples stepOnWood(Strike);
Samples railing(Strike);
Samples binLid(Strike);
Samples gateLatch(Strike);
Samples lowWood(Strike);
Samples highWood(Strike);
Samples crateDoor(Strike);
Samples shaker(Strike);
Samples keys(Strike);
Samples tinOfNails(Strike);
Samples clap(Strike);
Samples sprayCan(Strike);
Samples pipe(Strike);
Samples bowl(Strike);
Samples fenceWire(Strike);

Samples humming(Line);

void rain(Ground);
void wind(Ground);
void mainsHum(Ground);
void tram(Ground);

}
