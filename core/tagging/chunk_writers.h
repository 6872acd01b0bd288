#pragma once

#include "tagging/wav_metadata.h"

#include <string>
#include <string_view>

namespace gleaner::audio {

/// The body of a chunk; empty where there is nothing to say in it. `rate` is the file's, Hz.
using WriteChunk = std::string(const WavMetadata& metadata, int rate);

struct ChunkWriter {
    std::string_view id;    ///< of the chunk: four characters
    std::string_view label; ///< what a person calls it
    WriteChunk* write;
};

// The chunks of a WAV in the order in which they stand behind its samples, and who writes each: one file a
// writer or a few that belong together, and a line here. Which fact goes where is told in docs/chunks.md.
#define GLEANER_CHUNK_WRITERS(WRITER)                                                                        \
    WRITER("acid", "acid", acidChunk)                                                                        \
    WRITER("smpl", "smpl", smplChunk)                                                                        \
    WRITER("inst", "inst", instChunk)                                                                        \
    WRITER("cue ", "cue", cueChunk)                                                                          \
    WRITER("LIST", "LIST/adtl", labelChunk)                                                                  \
    WRITER("LIST", "LIST/INFO", infoChunk)                                                                   \
    WRITER("bext", "bext", bextChunk)                                                                        \
    WRITER("iXML", "iXML", ixmlChunk)                                                                        \
    WRITER("id3 ", "id3", id3Chunk)

#define GLEANER_DECLARE_CHUNK(id, label, writer) WriteChunk writer;
GLEANER_CHUNK_WRITERS(GLEANER_DECLARE_CHUNK)
#undef GLEANER_DECLARE_CHUNK

/// The chunk of one of these names in a file that is there: what a person calls it, as in the table.
std::string chunkLabel(std::string_view id, std::string_view bodyBegin);

}
