#pragma once

#include "audio/audio_buffer.h"

#include <string>
#include <string_view>

namespace gleaner::pack {

/// SHA-256 of what is heard, whatever file it is wrapped in: over the samples frame by frame and in a frame
/// channel by channel, each a signed 32-bit integer, little-endian, with the file's bits in its upper bits
/// (24-bit samples times 256). `ffmpeg -i FILE -f s32le - | sha256sum` gives the same. Lower-case hex.
std::string soundHashOf(const audio::AudioBuffer& sound);
/// The same from a file's own samples of 16, 24 or 32 bits, little-endian, frame by frame.
std::string soundHashOf(std::string_view samples, int bits);

}
