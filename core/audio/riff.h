#pragma once

#include "audio/input_file.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::audio {

struct RiffChunk {
    std::string id;           ///< four characters
    std::uint64_t offset = 0; ///< of the body, in bytes of the file
    std::uint64_t size = 0;   ///< without padding: as the chunk claims, that of `data` as it is
    std::uint64_t alignment = 2;

    /// Where the next chunk begins: chunks start at even places, those of W64 at multiples of eight.
    std::uint64_t end() const { return (offset + size + alignment - 1) / alignment * alignment; }
    friend bool operator==(const RiffChunk&, const RiffChunk&) = default;
};

/// How the size of the `data` chunk came to be known.
enum class DataSize {
    Claimed,    ///< the header is right
    CutShort,   ///< the header claims more bytes than there are
    Wrapped,    ///< more bytes than 32 bits count: the header holds the rest of a division
    Unfinished, ///< the recorder stopped before it wrote the size
    Streamed,   ///< written to where nobody could go back, with a size that means "unknown"
};

/// The chunks of a file of the WAV family: RIFF, RIFX, RF64, BW64, W64.
struct WaveChunks {
    std::string form;       ///< "RIFF", "RIFX", "RF64", "BW64" or "W64"
    bool bigEndian = false; ///< RIFX
    std::vector<RiffChunk> chunks{};
    std::optional<RiffChunk> data{};
    DataSize dataSize = DataSize::Claimed;
    std::uint64_t claimedBytes = 0; ///< of the samples, by the header
};

/// Whether a chunk may begin with these four characters, and samples hardly do.
bool isChunkId(std::string_view id);

/// In the order of the file; the last chunk may claim more bytes than there are. Nothing for other files.
std::optional<WaveChunks> waveChunks(const InputFile& file);

/// The same chunks. Empty for other files, also those that can't be opened.
std::vector<RiffChunk> riffChunks(const std::filesystem::path& file);

/// The first `most` bytes of a chunk's body; fewer where the chunk or the file ends before.
std::string chunkBody(const std::filesystem::path& file, const RiffChunk& chunk, std::size_t most);

}
