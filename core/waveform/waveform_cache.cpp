#include "waveform/waveform_pyramid.h"

#include "base/error.h"
#include "base/file_stamp.h"
#include "base/random.h"
#include "base/sealed.h"
#include "codec/sequence_reader.h"

#include <array>
#include <chrono>
#include <fstream>
#include <random>
#include <span>

namespace gleaner::audio {
namespace {

constexpr std::array<char, 8> magic = {'G', 'L', 'N', 'R', 'P', 'Y', 'R', 'A'};
/// To be raised with every change of the file, the blocks or the levels.
constexpr std::uint32_t version = 3;

/// Two weeks at 768 kHz: more is damage.
constexpr Frame mostFrames = Frame{1} << 40;

/// About as many as a window has pixels.
constexpr int columnsOfSketch = 2048;
/// With the opening of the file and the painting, within 150 ms of the drop.
constexpr std::chrono::milliseconds timeOfSketch(60);

/// What stands first in a cache file; the bins follow, level by level and channel by channel.
struct Header {
    std::array<char, 8> magic{};
    std::uint32_t version = 0;
    std::uint32_t channels = 0;
    std::int64_t frames = 0;
    std::int64_t finestBlock = 0;
    std::uint64_t checksum = 0; ///< of lengths and bins
};

/// A file that was moved to the name of another recording is not believed.
Checksum beginningOf(const std::filesystem::path& file, const Header& header) {
    Checksum checksum;
    checksum.add(file.filename().string());
    for (const std::int64_t field : {std::int64_t{header.channels}, header.frames, header.finestBlock})
        checksum.add(std::to_string(field));
    return checksum;
}

void add(Checksum& checksum, std::span<const WaveformColumn> bins) {
    const auto bytes = std::as_bytes(bins);
    checksum.add({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::size_t blocksIn(Frame frames, Frame block) {
    return static_cast<std::size_t>((frames + block - 1) / block);
}

/// Goes on with the first and the last 64 KiB of a file.
std::uint64_t hashOfEdges(const std::filesystem::path& recording, std::uint64_t hash) {
    constexpr std::uintmax_t edge = 65536;
    const auto size = static_cast<std::uintmax_t>(stampOf(recording).size);
    std::ifstream file(recording, std::ios::binary);
    std::string bytes(std::min(size, edge), '\0');
    for (const std::uintmax_t at : {std::uintmax_t(0), size - bytes.size()}) {
        file.seekg(static_cast<std::streamoff>(at));
        file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        hash = hash64(bytes, hash);
    }
    return hash;
}

/// Tells recordings apart without reading them whole: the stamp, and the edges of each file.
std::string cacheKey(const FileSequence& recording) {
    std::uint64_t hash = hash64(toString(stampOf(recording)));
    for (const std::filesystem::path& file : recording.files())
        hash = hashOfEdges(file, hash);
    std::string key;
    for (int shift = 60; shift >= 0; shift -= 4)
        key += "0123456789abcdef"[(hash >> shift) & 0xF];
    return key;
}

}

void WaveformPyramid::save(const std::filesystem::path& file) const {
    Header header{magic, version, static_cast<std::uint32_t>(m_channels), m_frames, finestBlock(), 0};
    Checksum checksum = beginningOf(file, header);
    for (const Level& level : m_levels)
        for (const auto& bins : level.bins)
            add(checksum, bins);
    header.checksum = checksum.value();

    std::filesystem::path beside = file; // of its own, for another program may be making the same picture
    beside += ".part" + std::to_string(std::random_device()());
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
        header.frames < 0 || header.frames > mostFrames)
        return std::nullopt;

    if (header.finestBlock < smallestBlock || header.finestBlock > largestBlock) return std::nullopt;
    WaveformPyramid pyramid(static_cast<int>(header.channels), header.finestBlock);
    pyramid.m_frames = header.frames;
    std::uintmax_t expected = sizeof header;
    for (const Level& level : pyramid.m_levels)
        expected += blocksIn(header.frames, level.block) * header.channels * sizeof(WaveformColumn);
    if (expected != size) return std::nullopt;

    Checksum checksum = beginningOf(file, header);
    for (Level& level : pyramid.m_levels)
        for (auto& bins : level.bins) {
            bins.resize(blocksIn(header.frames, level.block));
            in.read(reinterpret_cast<char*>(bins.data()),
                    static_cast<std::streamsize>(bins.size() * sizeof(WaveformColumn)));
            add(checksum, bins);
        }
    if (!in || checksum.value() != header.checksum) return std::nullopt;
    return pyramid;
}

WaveformPyramid loadOrBuildPyramid(const FileSequence& recording, const std::filesystem::path& cacheFolder,
                                   const Progress& progress, const WaveformPyramid::Partial& partial,
                                   const WaveformPyramid::Partial& sketched) {
    SequenceReader reader(recording);
    const std::filesystem::path cached = cacheFolder / (cacheKey(recording) + ".waveform");
    if (auto known = WaveformPyramid::load(cached); known && known->channels() == reader.info().channels) {
        std::error_code unwritable; // what was not of use for the longest time is the first to go
        std::filesystem::last_write_time(cached, std::filesystem::file_time_type::clock::now(), unwritable);
        return *std::move(known);
    }
    if (sketched) {
        const auto until = std::chrono::steady_clock::now() + timeOfSketch;
        const auto isEnough = [until] { return std::chrono::steady_clock::now() >= until; };
        if (const auto seen = WaveformPyramid::sketch(reader, columnsOfSketch, isEnough)) sketched(*seen);
    }
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
