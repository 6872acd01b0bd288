#pragma once

#include "digest.h"

#include <string_view>

namespace gleaner::portable {

/// One room at work on what this program makes itself.
struct RoomWork {
    std::string_view room;
    void (*work)(Digest&);
};

// clang-format off
#define GLEANER_PORTABLE_ROOMS(ROOM)                                                          \
    ROOM(base) ROOM(settings) ROOM(music) ROOM(audio) ROOM(dsp) ROOM(codec) ROOM(metadata) ROOM(tagging)    \
    ROOM(align) ROOM(sequence) ROOM(slices) ROOM(signal) ROOM(waveform) ROOM(features) ROOM(guards) ROOM(tonal)  \
    ROOM(onsets) ROOM(similar)                                                            \
    ROOM(rhythm) ROOM(describe) ROOM(groove) ROOM(find) ROOM(classify) ROOM(detection) ROOM(fx)            \
    ROOM(loudness) ROOM(styles) ROOM(compose) ROOM(flp) ROOM(merge) ROOM(midi) ROOM(arrangement) ROOM(dawproject) ROOM(reaper) ROOM(preview) ROOM(demo)
// clang-format on

namespace work {
#define GLEANER_DECLARE_ROOM(room) void room(Digest&);
GLEANER_PORTABLE_ROOMS(GLEANER_DECLARE_ROOM)
#undef GLEANER_DECLARE_ROOM
}

}
