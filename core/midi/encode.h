#pragma once

#include "music/song.h"

#include <vector>

namespace gleaner::midi {

/// The song as a Standard MIDI File, type 1 (docs/formats.md 8): conductor track, one track an instrument
/// that is not muted, drums on channel 10. Throws Error listing validate()'s faults. Same song, same bytes.
std::vector<unsigned char> encode(const music::Song& song);

}
