#include "audio/waveform_pyramid.h"

#include "audio/file_reader.h"
#include "base/error.h"
#include "base/random.h"

#include <array>
#include <bit>
#include <cstring>
#include <fstream>

namespace gleaner::audio {
namespace {

constexpr std::array<char, 8> magic = {'G', 'L', 'N', 'R', 'P', 'Y', 'R', 'A'};
/// To be raised with every change of the file, the blocks or the levels.
constexpr std::uint32_t version = 2;

/// What stands first in a cache file; the bins follow, level by level and channel by channel.
struct Header {
    std::array<char, 8> magic{};
    std::uint32_t version = 0;
    std::uint32_t channels = 0;
    std::int64_t frames = 0;
    std::int64_t finestBlock = 0;
    std::uint64_t checksum = 0; ///< of lengths and bins
};

std::uint64_t checksumOf(Frame frames, Frame finestBlock) {
    return hash64(std::to_string(frames) + "/" + std::to_string(finestBlock));
}

/// A checksum as fast as the memory: eight bytes a step, against bits that a disk lost, not against malice.
std::uint64_t checksumOf(std::span<const WaveformColumn> bins, std::uint64_t state) {
    const auto bytes = std::as_bytes(bins);
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        state = (std::rotl(state, 29) ^ word) * 0x9e3779b97f4a7c15ULL;
    }
    for (; at < bytes.size(); ++at)
        state = (state ^ std::to_integer<std::uint64_t>(bytes[at])) * 0x100000001b3ULL;
    return state;
}

std::size_t blocksIn(Frame frames, Frame block) {
    return static_cast<std::size_t>((frames + block - 1) / block);
}

/// Size, time of change, and the first and last 64 KiB: tells recordings apart without reading them whole.
std::string cacheKey(const std::filesystem::path& recording) {
    constexpr std::uintmax_t edge = 65536;
    std::error_code failure;
    const std::uintmax_t size = std::filesystem::file_size(recording, failure);
    if (failure) throw Error(recording, "went away while it was being opened.");
    const auto changed = std::filesystem::last_write_time(recording, failure).time_since_epoch().count();
    std::uint64_t hash = hash64(std::to_string(size) + " " + std::to_string(changed));
    std::ifstream file(recording, std::ios::binary);
    std::string bytes(std::min(size, edge), '\0');
    for (const std::uintmax_t at : {std::uintmax_t(0), size - bytes.size()}) {
        file.seekg(static_cast<std::streamoff>(at));
        file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        hash = hash64(bytes, hash);
    }
    std::string key;
    for (int shift = 60; shift >= 0; shift -= 4)
        key += "0123456789abcdef"[(hash >> shift) & 0xF];
    return key;
}

}

void WaveformPyramid::save(const std::filesystem::path& file) const {
    Header header{magic,    version,       static_cast<std::uint32_t>(m_channels),
                  m_frames, finestBlock(), checksumOf(m_frames, finestBlock())};
    for (const Level& level : m_levels)
        for (const auto& bins : level.bins)
            header.checksum = checksumOf(bins, header.checksum);

    std::filesystem::path beside = file;
    beside += ".part";
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(&header), sizeof header);
    for (const Level& level : m_levels)
        for (const auto& bins : level.bins)
            out.write(reinterpret_cast<const char*>(bins.data()),
                      static_cast<std::streamsize>(bins.size() * sizeof(WaveformColumn)));
    out.close();
    std::error_code failure;
    if (out) std::filesystem::rename(beside, file, failure);
    if (!out || failure) {
        std::error_code ignored;
        std::filesystem::remove(beside, ignored);
        throw Error(file,
                    "the waveform can't be kept there. Free some space or choose another cache folder.");
    }
}

std::optional<WaveformPyramid> WaveformPyramid::load(const std::filesystem::path& file) {
    std::error_code failure;
    const std::uintmax_t size = std::filesystem::file_size(file, failure);
    std::ifstream in(file, std::ios::binary);
    Header header;
    if (failure || !in.read(reinterpret_cast<char*>(&header), sizeof header)) return std::nullopt;
    if (header.magic != magic || header.version != version || header.channels < 1 || header.channels > 32 ||
        header.frames < 0)
        return std::nullopt;

    if (header.finestBlock < smallestBlock || header.finestBlock > largestBlock) return std::nullopt;
    WaveformPyramid pyramid(static_cast<int>(header.channels), header.finestBlock);
    pyramid.m_frames = header.frames;
    std::uintmax_t expected = sizeof header;
    for (const Level& level : pyramid.m_levels)
        expected += blocksIn(header.frames, level.block) * header.channels * sizeof(WaveformColumn);
    if (expected != size) return std::nullopt;

    std::uint64_t checksum = checksumOf(header.frames, header.finestBlock);
    for (Level& level : pyramid.m_levels)
        for (auto& bins : level.bins) {
            bins.resize(blocksIn(header.frames, level.block));
            in.read(reinterpret_cast<char*>(bins.data()),
                    static_cast<std::streamsize>(bins.size() * sizeof(WaveformColumn)));
            checksum = checksumOf(bins, checksum);
        }
    if (!in || checksum != header.checksum) return std::nullopt;
    return pyramid;
}

WaveformPyramid loadOrBuildPyramid(const std::filesystem::path& recording,
                                   const std::filesystem::path& cacheFolder, const Progress& progress,
                                   const WaveformPyramid::Partial& partial) {
    FileReader reader(recording);
    const std::filesystem::path cached = cacheFolder / (cacheKey(recording) + ".waveform");
    if (auto known = WaveformPyramid::load(cached); known && known->channels() == reader.info().channels)
        return *std::move(known);
    WaveformPyramid built = WaveformPyramid::build(reader, progress, partial);
    std::error_code ignored;
    std::filesystem::create_directories(cacheFolder, ignored);
    try {
        built.save(cached);
    } catch (const Error&) { // the picture is there all the same; the next opening takes longer
    }
    return built;
}

}
