#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::audio {

/// A chunk that is no sound.
struct MetadataChunk {
    std::string id;   ///< four characters
    std::string body; ///< without padding
    friend bool operator==(const MetadataChunk&, const MetadataChunk&) = default;
};

/// The chunks whose ids are `wanted`, in the order of the file, `most` bytes of each: of the WAV family
/// (`riffChunks`), of AIFF and AIFF-C, and those of the WAV that a FLAC was made from, which `flac
/// --keep-foreign-metadata` keeps in APPLICATION blocks called "riff". At most a hundred. Never throws: other
/// files have none.
std::vector<MetadataChunk> metadataChunks(const std::filesystem::path& file,
                                          std::span<const std::string_view> wanted,
                                          std::size_t most = std::size_t(1) << 20);

/// The numbers in a chunk's body; 0 where it ends before.
std::uint64_t littleEndianAt(std::string_view body, std::size_t at, std::size_t bytes);

}
