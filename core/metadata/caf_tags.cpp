#include "metadata/caf_tags.h"

#include "metadata/chunk_readers.h"

#include <algorithm>
#include <fstream>

namespace gleaner::audio {
namespace {

/// A count of 32 bits and pairs of texts that end in zeros.
TagList pairsIn(std::ifstream& file, std::uint64_t size) {
    TagList tags;
    std::string body(static_cast<std::size_t>(size), '\0');
    file.read(body.data(), static_cast<std::streamsize>(body.size()));
    body.resize(static_cast<std::size_t>(file.gcount()));
    for (std::size_t at = 4; at < body.size();) {
        const std::string_view key = textField(body, at, body.size());
        const std::string_view value = textField(body, at + key.size() + 1, body.size());
        tags.add(key == "encoding application" ? "SOFTWARE" : key == "recorded date" ? "DATE" : key, value);
        at += key.size() + value.size() + 2;
    }
    return tags;
}

}

TagList cafTags(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string head(8, '\0');
    if (!stream.read(head.data(), 8) || !head.starts_with("caff")) return {};
    constexpr int mostChunks = 1000;
    constexpr std::uint64_t mostBytes = 1 << 20;
    for (int count = 0; count < mostChunks; ++count) { // each: name, 64 bits of size, body
        std::string chunk(12, '\0');
        if (!stream.read(chunk.data(), 12)) return {};
        std::uint64_t size = 0;
        for (std::size_t i = 4; i < 12; ++i)
            size = size << 8 | static_cast<unsigned char>(chunk[i]);
        if (chunk.starts_with("info")) return pairsIn(stream, std::min(size, mostBytes));
        if (size > std::uint64_t(1) << 60 || !stream.seekg(static_cast<std::streamoff>(size), std::ios::cur))
            return {};
    }
    return {};
}

}
