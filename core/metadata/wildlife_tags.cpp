#include "metadata/chunk_readers.h"

namespace gleaner::audio {

/// Wildlife Acoustics' metadata: entries of id (16 bits), size (32 bits) and text; 1 is the model, 5 the
/// time.
void readWildlife(const MetadataChunk& chunk, double, TagList& tags) {
    constexpr std::uint64_t model = 1, timestamp = 5;
    const std::string_view body = chunk.body;
    for (std::size_t at = 0; at + 6 <= body.size();) {
        const std::uint64_t id = littleEndianAt(body, at, 2);
        const std::size_t size = littleEndianAt(body, at + 2, 4);
        if (id == model) tags.addRecorder(textField(body, at + 6, size));
        if (id == timestamp) tags.addTime(textField(body, at + 6, size));
        at += 6 + size;
    }
}

}
