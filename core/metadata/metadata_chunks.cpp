#include "metadata/metadata_chunks.h"

#include "audio/riff.h"
#include "base/error.h"

#include <algorithm>

namespace gleaner::audio {
namespace {

constexpr std::size_t mostKept = 100;
constexpr std::size_t mostLookedAt = 100000;

/// Collects what is wanted.
class Chunks {
public:
    Chunks(const std::filesystem::path& path, std::span<const std::string_view> wanted, std::size_t most)
        : m_file(path), m_wanted(wanted), m_most(most) {}

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
        const std::uint64_t there = m_file.size() - std::min(offset, m_file.size());
        return m_file.bytes(offset, static_cast<std::size_t>(std::min(count, there)));
    }
    bool isWanted(std::string_view id) const {
        return std::ranges::find(m_wanted, id) != m_wanted.end() && m_found.size() < mostKept;
    }
    void keep(const std::string& id, std::uint64_t offset, std::uint64_t size) {
        if (isWanted(id)) m_found.push_back({id, bytes(offset, std::min<std::uint64_t>(size, m_most))});
    }

    void ofWave() {
        const auto found = waveChunks(m_file);
        if (!found) return;
        for (const RiffChunk& chunk : found->chunks)
            keep(chunk.id, chunk.offset, chunk.size);
    }

    void ofAiff() {
        std::uint64_t at = 12;
        for (std::size_t looked = 0; looked < mostLookedAt; ++looked) {
            const std::string head = bytes(at, 8);
            if (head.size() < 8) return;
            const std::uint64_t size = bigEndian(std::string_view(head).substr(4, 4));
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
            const std::uint64_t size = bigEndian(std::string_view(head).substr(1, 3));
            if ((kind & ~lastBlock) == application && size >= 12 && head.size() == 16 &&
                std::string_view(head).substr(4, 4) == "riff")
                keep(head.substr(8, 4), at + 16, std::min(littleEndianAt(head, 12, 4), size - 12));
            if ((kind & lastBlock) != 0) return;
            at += 4 + size;
        }
    }

    InputFile m_file;
    std::span<const std::string_view> m_wanted;
    std::size_t m_most;
    std::vector<MetadataChunk> m_found;
};

}

std::vector<MetadataChunk> metadataChunks(const std::filesystem::path& file,
                                          std::span<const std::string_view> wanted, std::size_t most) {
    try {
        return Chunks(file, wanted, most).collect();
    } catch (const Error&) { // what can't be opened has no chunks; who opens it to read says why
        return {};
    }
}

std::uint64_t littleEndianAt(std::string_view body, std::size_t at, std::size_t bytes) {
    return littleEndian(body.substr(std::min(at, body.size()), bytes));
}

}
