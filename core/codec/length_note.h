#pragma once

#include "base/units.h"

#include <string>

namespace gleaner::audio {

// What is said of a recording whose header is not to be believed: AudioInfo::note. No full stop, no file
// name.

/// "its header claims 1:02.500, of which 0:41.000 are there".
std::string cutShortNote(Frame frames, Frame claimed, int rate);
/// Of what a recorder left that stopped before it wrote the length.
std::string unfinishedNote();
/// Of more than the header can count.
std::string wrappedNote();
/// Of what was written to where nobody could go back to write the length.
std::string streamedNote();
/// Of a file whose sound becomes another in the middle; `change`: "goes on with 2 channels at 48000 Hz".
std::string changeNote(Frame frames, int rate, const std::string& change);

}
