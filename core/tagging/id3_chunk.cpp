#include "tagging/chunk_writers.h"
#include "tagging/tag_writer.h"

#include "base/number_text.h"

namespace gleaner::audio {

/// Tempo, key and copyright alone: what INFO has no field for, or one that means something else to readers
/// (findings/riff_ikey_is_keywords.sh).
std::string id3Chunk(const WavMetadata& metadata, int) {
    return id3Tag({{"TBPM", metadata.bpm ? shortestText(*metadata.bpm) : std::string()},
                   {"TKEY", metadata.key},
                   {"TCOP", metadata.copyright}});
}

}
