#pragma once

#include "codec/ffmpeg_handle.h"

#include <vector>

namespace gleaner::audio {

enum class OggCodec { Vorbis, Opus, Flac, Other };

/// One of the streams that follow one another in a chained Ogg file (RFC 3533, 4).
struct OggLink {
    FilePart part{};
    OggCodec codec = OggCodec::Other;
    int headerRate = 0; ///< Hz, that Opus' header names: of what was encoded, not of what is decoded
};

/// In their order, found by reading all page headers. Empty for other files.
std::vector<OggLink> oggLinks(const InputFile& file);

}
