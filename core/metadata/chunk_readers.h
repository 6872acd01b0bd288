#pragma once

#include "metadata/metadata_chunks.h"
#include "metadata/tag_list.h"

#include <string_view>

namespace gleaner::audio {

/// Puts what a chunk says into `tags`; `rate` is the sound's, in Hz, 0 where it isn't known. Damaged chunks
/// say less, never something else.
using ReadChunk = void(const MetadataChunk& chunk, double rate, TagList& tags);

struct ChunkReader {
    std::string_view id;      ///< of the chunk: four characters
    std::string_view opening; ///< what its body begins with
    ReadChunk* read;
};

// The chunks that recorders and editors write, by id and opening, and who reads each: one file a reader, and
// a line here. Where several state a time or a recorder, the first line is believed.
#define GLEANER_CHUNK_READERS(READER)                                                                        \
    READER("bext", "", readBroadcast)                                                                        \
    READER("iXML", "", readIxml)                                                                             \
    READER("guan", "", readGuano)                                                                            \
    READER("wamd", "", readWildlife)                                                                         \
    READER("LIST", "INFO", readInfo)                                                                         \
    READER("NAME", "", readAiffText)                                                                         \
    READER("AUTH", "", readAiffText)                                                                         \
    READER("ANNO", "", readAiffText)

#define GLEANER_DECLARE_READER(id, opening, reader) ReadChunk reader;
GLEANER_CHUNK_READERS(GLEANER_DECLARE_READER)
#undef GLEANER_DECLARE_READER

/// The bytes of a field of text up to its first zero; fewer where the body ends before.
std::string_view textField(std::string_view body, std::size_t at, std::size_t size);

}
