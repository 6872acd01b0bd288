#include "metadata/recorder_tags.h"

#include "metadata/caf_tags.h"
#include "metadata/chunk_readers.h"

#include <array>

namespace gleaner::audio {
namespace {

#define GLEANER_READER_ROW(id, opening, reader) ChunkReader{id, opening, reader},
constexpr std::array readers{GLEANER_CHUNK_READERS(GLEANER_READER_ROW)};
#undef GLEANER_READER_ROW

constexpr std::string_view formatId = "fmt ";

std::vector<MetadataChunk> chunksOf(const std::filesystem::path& file) {
    std::vector<std::string_view> ids{formatId};
    for (const ChunkReader& reader : readers)
        ids.push_back(reader.id);
    return metadataChunks(file, ids);
}

/// Hz; 0 where no chunk says.
double rateIn(const std::vector<MetadataChunk>& chunks) {
    double rate = 0.0;
    for (const MetadataChunk& chunk : chunks)
        if (chunk.id == formatId) rate = static_cast<double>(littleEndianAt(chunk.body, 4, 4));
    return rate;
}

}

std::string_view textField(std::string_view body, std::size_t at, std::size_t size) {
    if (at >= body.size()) return {};
    const std::string_view all = body.substr(at, size);
    return all.substr(0, all.find('\0'));
}

TagList recorderTags(const std::filesystem::path& file) {
    const std::vector<MetadataChunk> chunks = chunksOf(file);
    const double rate = rateIn(chunks);
    TagList tags;
    for (const ChunkReader& reader : readers)
        for (const MetadataChunk& chunk : chunks)
            if (chunk.id == reader.id && chunk.body.starts_with(reader.opening))
                reader.read(chunk, rate, tags);
    tags.add(cafTags(file));
    return tags;
}

}
