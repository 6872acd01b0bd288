#include "audio/riff.h"

#include <algorithm>
#include <fstream>
#include <span>
#include <string_view>

namespace gleaner::audio {
namespace {

constexpr std::size_t mostChunks = 100000;
constexpr std::uint32_t tagPcm = 1, tagFloat = 3, tagExtensible = 0xFFFE;

std::uint32_t littleEndian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return value;
}

/// Bytes of a file; fewer where it ends.
std::string bytesAt(std::ifstream& file, std::uint64_t offset, std::size_t count) {
    std::string bytes(count, '\0');
    file.clear();
    file.seekg(static_cast<std::streamoff>(offset));
    file.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

std::streamoff sizeOf(std::ifstream& file) {
    file.clear();
    file.seekg(0, std::ios::end);
    return file.tellg();
}

/// Whether what follows an empty `data` chunk is a row of chunks up to the end, and not samples.
bool isTable(std::span<const RiffChunk> chunks, std::int64_t fileSize) {
    const auto isLetter = [](char c) { return c >= ' ' && c <= '~'; };
    for (const RiffChunk& chunk : chunks)
        if (!std::ranges::all_of(chunk.id, isLetter)) return false;
    return !chunks.empty() && static_cast<std::int64_t>(chunks.back().end()) == fileSize;
}

/// False for what is not plain PCM or float with samples of whole bytes.
bool readFormat(std::string_view body, UnfinishedWav& wav) {
    if (body.size() < 26) return false;
    std::uint32_t tag = littleEndian(body.substr(0, 2));
    if (tag == tagExtensible) tag = littleEndian(body.substr(24, 2));
    wav.isFloat = tag == tagFloat;
    wav.channels = static_cast<int>(littleEndian(body.substr(2, 2)));
    wav.rate = static_cast<int>(littleEndian(body.substr(4, 4)));
    wav.bits = static_cast<int>(littleEndian(body.substr(14, 2)));
    const int frameSize = static_cast<int>(littleEndian(body.substr(12, 2)));
    return (tag == tagPcm || tag == tagFloat) && frameSize * 8 == wav.channels * wav.bits;
}

}

std::vector<RiffChunk> riffChunks(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string head = bytesAt(file, 0, 12);
    std::vector<RiffChunk> chunks;
    if (head.size() < 12 || !head.starts_with("RIFF") || !head.ends_with("WAVE")) return chunks;
    for (std::uint64_t at = 12; chunks.size() < mostChunks;) {
        const std::string start = bytesAt(file, at, 8);
        if (start.size() < 8) break;
        chunks.push_back({start.substr(0, 4), at + 8, littleEndian(std::string_view(start).substr(4))});
        at = chunks.back().end();
    }
    return chunks;
}

std::string chunkBody(const std::filesystem::path& path, const RiffChunk& chunk, std::size_t most) {
    std::ifstream file(path, std::ios::binary);
    return bytesAt(file, chunk.offset, std::min<std::size_t>(chunk.size, most));
}

std::optional<UnfinishedWav> unfinishedWav(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::vector<RiffChunk> chunks = riffChunks(path);
    UnfinishedWav wav;
    for (auto chunk = chunks.begin(); chunk != chunks.end(); ++chunk) {
        if (chunk->id == "fmt " && !readFormat(bytesAt(file, chunk->offset, 26), wav)) return std::nullopt;
        if (chunk->id != "data") continue;
        const int frameSize = wav.channels * wav.bits / 8;
        const auto size = static_cast<std::int64_t>(sizeOf(file));
        if (chunk->size != 0 || frameSize == 0 || isTable({chunk + 1, chunks.end()}, size))
            return std::nullopt;
        wav.offset = chunk->offset;
        wav.frames = (size - static_cast<std::int64_t>(chunk->offset)) / frameSize;
        return wav.frames > 0 ? std::optional(wav) : std::nullopt;
    }
    return std::nullopt;
}

}
