#pragma once

#include "audio/input_file.h"

#include <cstdint>
#include <string_view>

namespace gleaner::audio {

/// What the times of a container's packets are good for.
enum class PacketTimes {
    Exact,   ///< where they are written in frames; a packet is found by its time
    Rough,   ///< rounded; a packet is found by its time
    Guessed, ///< from the bit rate; decoding can begin at any packet's place
};

/// A container that FFmpeg is asked to read: a format is one row of the table behind this.
struct FfmpegContainer {
    std::string_view magic; ///< the bytes that tell it …
    std::size_t at;         ///< … and where they stand
    const char* demuxer;    ///< FFmpeg's name of it
    PacketTimes times;
    bool isShared = false; ///< libsndfile knows it too, and says better what is wrong with one
};

/// By the bytes at `begin`; null for what FFmpeg is never tried on. MPEG audio and AAC without a container
/// are known at the beginning of a file alone.
const FfmpegContainer* ffmpegContainerOf(const InputFile& file, std::uint64_t begin);

}
