#include "metadata/chunk_readers.h"

namespace gleaner::audio {

/// RIFF's LIST of kind INFO: entries of four letters, size and text, each padded to an even length.
void readInfo(const MetadataChunk& chunk, double, TagList& tags) {
    const std::string_view entries = std::string_view(chunk.body).substr(4);
    for (std::size_t at = 0; at + 8 <= entries.size();) {
        const std::size_t size = littleEndianAt(entries, at + 4, 4);
        tags.add(entries.substr(at, 4), textField(entries, at + 8, size));
        at += 8 + size + size % 2;
    }
}

/// AIFF's chunks of one text each: NAME, AUTH, ANNO.
void readAiffText(const MetadataChunk& chunk, double, TagList& tags) { tags.add(chunk.id, chunk.body); }

}
