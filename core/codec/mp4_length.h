#pragma once

#include "audio/input_file.h"

#include <optional>

namespace gleaner::audio {

/// What the tables of an MP4, M4A, MOV or 3GP say about the length of its first audio track, priming and
/// padding of the encoder left out.
struct Mp4Length {
    std::int64_t ticks = 0;     ///< that are to be heard
    std::int64_t timescale = 1; ///< ticks a second
    friend bool operator==(const Mp4Length&, const Mp4Length&) = default;
};

/// Nothing for other files, and where the tables are missing, in fragments, or make no sense (ISO/IEC
/// 14496-12, 8.6).
std::optional<Mp4Length> mp4Length(const InputFile& file);

/// Frames to be heard by iTunes' note ("iTunSMPB": hexadecimal priming, padding and length); 0 where it says
/// nothing.
std::int64_t gaplessFrames(const std::string& note);

}
