#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::audio {

struct RiffChunk {
    std::string id;           ///< four characters
    std::uint64_t offset = 0; ///< of the body, in bytes of the file
    std::uint32_t size = 0;   ///< as the chunk claims, without padding

    /// Where the next chunk begins: chunks start at even places.
    std::uint64_t end() const { return offset + size + size % 2; }
};

/// The chunks of a RIFF WAVE file in their order; the last one may claim more bytes than there are. Empty for
/// other files.
std::vector<RiffChunk> riffChunks(const std::filesystem::path& file);

/// The first `most` bytes of a chunk's body; fewer where the chunk or the file ends before.
std::string chunkBody(const std::filesystem::path& file, const RiffChunk& chunk, std::size_t most);

/// What the `fmt ` chunk of a recording tells whose recorder stopped before it wrote the size of its samples.
struct UnfinishedWav {
    int rate = 0;
    int channels = 0;
    int bits = 0;
    bool isFloat = false;
    std::uint64_t offset = 0; ///< of the first sample, in bytes
    std::int64_t frames = 0;  ///< whole frames up to the end of the file
};

/// Nothing unless the `data` chunk claims to be empty, is the last thing in the file's table of chunks, and
/// samples follow.
std::optional<UnfinishedWav> unfinishedWav(const std::filesystem::path& file);

}
