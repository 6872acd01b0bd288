#pragma once

#include "audio/input_file.h"
#include "base/units.h"

#include <optional>

namespace gleaner::audio {

/// Whether a file begins as MPEG audio (layers I to III) does, after ID3v2 tags if there are any.
bool isMpegAudio(const InputFile& file);

/// Whether the Xing or Info header of an MP3 counts exactly the frames that the file holds. Without one, or
/// with one that speaks of another file (cut short, joined with a second one), only counting tells the
/// length.
bool hasTrueXingHeader(const InputFile& file);

/// Frames that a Xing, Info or VBRI header claims, the encoder's priming and padding left out where it tells
/// them.
std::optional<Frame> xingFrames(const InputFile& file);

/// Where the file goes on after the ID3v2 tags at its beginning.
std::uint64_t endOfId3(const InputFile& file);

}
