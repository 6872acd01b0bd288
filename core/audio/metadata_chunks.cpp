#include "audio/metadata_chunks.h"

#include "audio/riff.h"

#include <algorithm>
#include <fstream>

namespace gleaner::audio {
namespace {

constexpr std::size_t mostKept = 100;
constexpr std::size_t mostLookedAt = 100000;

std::uint64_t bigEndianAt(std::string_view body, std::size_t at, std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i)
        value = value << 8 | (at + i < body.size() ? static_cast<unsigned char>(body[at + i]) : 0);
    return value;
}

/// Collects what is wanted.
class Chunks {
public:
    Chunks(const std::filesystem::path& path, std::span<const std::string_view> wanted, std::size_t most)
        : m_path(path), m_file(path, std::ios::binary), m_wanted(wanted), m_most(most) {}

    std::vector<MetadataChunk> collect() {
        const std::string head = bytes(0, 12);
        if (head.starts_with("fLaC"))
            ofFlac();
        else if (head.starts_with("FORM"))
            ofAiff();
        else
            ofWave();
        return std::move(m_found);
    }

private:
    std::string bytes(std::uint64_t offset, std::uint64_t count) {
        std::string text(static_cast<std::size_t>(count), '\0');
        m_file.clear();
        m_file.seekg(static_cast<std::streamoff>(offset));
        m_file.read(text.data(), static_cast<std::streamsize>(count));
        text.resize(static_cast<std::size_t>(m_file.gcount()));
        return text;
    }
    bool isWanted(std::string_view id) const {
        return std::ranges::find(m_wanted, id) != m_wanted.end() && m_found.size() < mostKept;
    }
    void keep(const std::string& id, std::uint64_t offset, std::uint64_t size) {
        if (isWanted(id)) m_found.push_back({id, bytes(offset, std::min<std::uint64_t>(size, m_most))});
    }

    void ofWave() {
        for (const RiffChunk& chunk : riffChunks(m_path))
            if (isWanted(chunk.id)) m_found.push_back({chunk.id, chunkBody(m_path, chunk, m_most)});
    }

    void ofAiff() {
        std::uint64_t at = 12;
        for (std::size_t looked = 0; looked < mostLookedAt; ++looked) {
            const std::string head = bytes(at, 8);
            if (head.size() < 8) return;
            const std::uint64_t size = bigEndianAt(head, 4, 4);
            keep(head.substr(0, 4), at + 8, size);
            at += 8 + size + size % 2;
        }
    }

    /// Blocks of one byte for kind and last, three for the size, and the content (RFC 9639, section 8).
    void ofFlac() {
        constexpr unsigned lastBlock = 0x80, application = 2;
        std::uint64_t at = 4;
        for (std::size_t looked = 0; looked < mostLookedAt; ++looked) {
            const std::string head = bytes(at, 16); // the block's, "riff", the chunk's
            if (head.size() < 4) return;
            const auto kind = static_cast<unsigned char>(head[0]);
            const std::uint64_t size = bigEndianAt(head, 1, 3);
            if ((kind & ~lastBlock) == application && size >= 12 && head.size() == 16 &&
                std::string_view(head).substr(4, 4) == "riff")
                keep(head.substr(8, 4), at + 16, std::min(littleEndianAt(head, 12, 4), size - 12));
            if ((kind & lastBlock) != 0) return;
            at += 4 + size;
        }
    }

    std::filesystem::path m_path;
    std::ifstream m_file;
    std::span<const std::string_view> m_wanted;
    std::size_t m_most;
    std::vector<MetadataChunk> m_found;
};

}

std::vector<MetadataChunk> metadataChunks(const std::filesystem::path& file,
                                          std::span<const std::string_view> wanted, std::size_t most) {
    return Chunks(file, wanted, most).collect();
}

std::uint64_t littleEndianAt(std::string_view body, std::size_t at, std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes; i > 0; --i)
        value = value << 8 | (at + i - 1 < body.size() ? static_cast<unsigned char>(body[at + i - 1]) : 0);
    return value;
}

}
