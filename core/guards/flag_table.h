#pragma once

// Private to the room: the one list of its guards. One file each, one row each, in the order of FlagKind.

#include "guards/guard.h"

#include <array>
#include <memory>

namespace gleaner::guards {

std::unique_ptr<Guard> speechGuard(const Recorded& recorded);
std::unique_ptr<Guard> clippingGuard(const Recorded& recorded);
std::unique_ptr<Guard> overGuard(const Recorded& recorded);
std::unique_ptr<Guard> dropoutGuard(const Recorded& recorded);
std::unique_ptr<Guard> windGuard(const Recorded& recorded);
std::unique_ptr<Guard> handlingGuard(const Recorded& recorded);
std::unique_ptr<Guard> humGuard(const Recorded& recorded);

struct FlagRow {
    FlagInfo info;
    std::unique_ptr<Guard> (*make)(const Recorded& recorded);
};

// clang-format off
inline constexpr std::array<FlagRow, 7> flagTable = {{
    {{FlagKind::Speech, "speech", "Speech", "speech", "sure", 0.88, Severity::Grave,
      "Somebody speaks, and may not want to be published: leave it out, mute it, or ask them"}, speechGuard},
    {{FlagKind::Clipping, "clipping", "Clipping", "clipping", "clipped samples", 3.0, Severity::Grave,
      "The wave is cut off at a level that it does not pass, at full scale or below it: take another take, or shape it"}, clippingGuard},
    {{FlagKind::Over, "over", "Over", "overs", "dBTP", 0.5, Severity::Notice,
      "Between its samples the wave passes full scale, where a converter or an encoder cuts it off: keep a true-peak ceiling"}, overGuard},
    {{FlagKind::Dropout, "dropout", "Dropout", "a dropout", "ms", 1.0, Severity::Grave,
      "Samples are missing, silent in the middle of sound, or a block of them comes twice: take another take"}, dropoutGuard},
    {{FlagKind::Wind, "wind", "Wind", "wind", "dB", 15.0, Severity::Notice,
      "Wind blows into the microphone, how far its rumble stands over what is to be heard: cut the lows"}, windGuard},
    {{FlagKind::Handling, "handling", "Handling", "handling noise", "dB", 26.0, Severity::Notice,
      "The microphone, its cable or its stand was touched, how far the bump stands over the rumble around: cut the lows"}, handlingGuard},
    {{FlagKind::Hum, "hum", "Hum", "mains hum", "dB", 15.0, Severity::Notice,
      "The mains hum at 50 or 60 Hz and their multiples, how far the strongest stands over its floor: notch it out"}, humGuard},
}};
// clang-format on

}
