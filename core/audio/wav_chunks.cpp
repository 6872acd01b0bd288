#include "audio/file_writer.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <fstream>

namespace gleaner::audio {
namespace {

/// Bytes of a chunk's body, little endian.
class Body {
public:
    Body& u16(std::uint32_t value) { return bytes(value, 2); }
    Body& u32(std::uint32_t value) { return bytes(value, 4); }
    Body& f32(float value) { return u32(std::bit_cast<std::uint32_t>(value)); }
    Body& text(std::string_view value) {
        m_bytes += value;
        return *this;
    }
    /// A chunk within: id, size, body, and a byte to even out an odd size.
    Body& chunk(std::string_view id, const std::string& body) {
        text(id).u32(static_cast<std::uint32_t>(body.size())).text(body);
        if (body.size() % 2 != 0) m_bytes += '\0';
        return *this;
    }
    const std::string& take() const { return m_bytes; }

private:
    Body& bytes(std::uint32_t value, int count) {
        for (int i = 0; i < count; ++i)
            m_bytes += static_cast<char>((value >> (8 * i)) & 0xFF);
        return *this;
    }
    std::string m_bytes;
};

constexpr std::uint32_t acidOneShot = 1, acidRootSet = 2, acidStretch = 4, acidHighOctave = 0x10;
constexpr int middleC = 60;

int beatsOf(const WavMetadata& metadata, int rate) {
    if (metadata.beats) return *metadata.beats;
    const double beats = secondsFromFrames(metadata.frames, rate) * *metadata.bpm / 60.0;
    return std::max(1, static_cast<int>(std::lround(beats)));
}

/// The root is one of 48..59, or 60..71 with the flag of the high octave: `acid` tells the pitch class,
/// `smpl` the octave.
std::uint32_t acidRoot(int note) {
    return static_cast<std::uint32_t>((note >= middleC ? middleC : 48) + note % 12);
}

/// Audacity takes the tempo only with beats above 0; the order of the metre's parts is disputed, and 4/4
/// pleases both.
std::string acidBody(const WavMetadata& metadata, int rate) {
    const bool isLoop = metadata.bpm && !metadata.oneShot;
    std::uint32_t flags = isLoop ? acidStretch : acidOneShot;
    if (metadata.rootNote) flags |= acidRootSet | (*metadata.rootNote >= middleC ? acidHighOctave : 0);
    return Body()
        .u32(flags)
        .u16(metadata.rootNote ? acidRoot(*metadata.rootNote) : middleC)
        .u16(0x8000)
        .f32(0.0F)
        .u32(isLoop ? static_cast<std::uint32_t>(beatsOf(metadata, rate)) : 0)
        .u16(4)
        .u16(4)
        .f32(isLoop ? static_cast<float>(*metadata.bpm) : 0.0F)
        .take();
}

std::string smplBody(const WavMetadata& metadata, int rate) {
    const bool loops = metadata.loops && metadata.frames > 0;
    Body body;
    body.u32(0).u32(0).u32(static_cast<std::uint32_t>(std::lround(1e9 / rate)));
    body.u32(static_cast<std::uint32_t>(metadata.rootNote.value_or(middleC))).u32(0).u32(0).u32(0);
    body.u32(loops ? 1 : 0).u32(0);
    if (loops) // forward, for ever, the last frame included
        body.u32(0).u32(0).u32(0).u32(static_cast<std::uint32_t>(metadata.frames - 1)).u32(0).u32(0);
    return body.take();
}

std::string infoBody(const WavMetadata& metadata) {
    const std::pair<std::string_view, const std::string&> entries[] = {{"INAM", metadata.title},
                                                                       {"IART", metadata.artist},
                                                                       {"IGNR", metadata.genre},
                                                                       {"ICMT", metadata.comment},
                                                                       {"ISFT", metadata.software}};
    Body body;
    for (const auto& [id, text] : entries)
        if (!text.empty()) body.chunk(id, text + '\0');
    return body.take();
}

std::string chunksOf(const WavMetadata& metadata, int rate) {
    Body all;
    if (metadata.oneShot || metadata.bpm || metadata.rootNote) all.chunk("acid", acidBody(metadata, rate));
    if (metadata.rootNote || metadata.loops) all.chunk("smpl", smplBody(metadata, rate));
    const std::string info = infoBody(metadata);
    if (!info.empty()) all.chunk("LIST", "INFO" + info);
    return all.take();
}

std::uint32_t readU32(std::istream& file) {
    std::array<char, 4> bytes{};
    file.read(bytes.data(), 4);
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return value;
}

/// Where the last chunk ends, its padding included, though the file may lack that byte.
std::uint64_t endOfChunks(std::fstream& file, std::uint64_t size, const std::filesystem::path& path) {
    std::array<char, 4> riff{}, wave{};
    file.read(riff.data(), 4);
    file.seekg(8);
    file.read(wave.data(), 4);
    if (!file || std::string_view(riff.data(), 4) != "RIFF" || std::string_view(wave.data(), 4) != "WAVE")
        throw Error(path, "not a WAV file, so it can't take a sampler's facts.");
    std::uint64_t at = 12;
    while (at + 8 <= size) {
        file.seekg(static_cast<std::streamoff>(at + 4));
        const std::uint64_t length = readU32(file);
        at += 8 + length + length % 2;
    }
    if (!file || at > size + 1) throw Error(path, "its chunks do not fit the file; write it again.");
    return at;
}

}

void appendWavMetadata(const std::filesystem::path& wav, const WavMetadata& metadata, int rate) {
    const std::string chunks = chunksOf(metadata, rate);
    std::error_code failure;
    const std::uint64_t size = std::filesystem::file_size(wav, failure);
    std::fstream file(wav, std::ios::in | std::ios::out | std::ios::binary);
    if (failure || !file) throw Error(wav, "can't be opened to add a sampler's facts.");
    const std::uint64_t end = endOfChunks(file, size, wav);
    if (end + chunks.size() > 0xFFFFFFFFULL)
        throw Error(wav, "a WAV holds 4 GiB at most. Write shorter files.");

    file.seekp(0, std::ios::end);
    if (end > size) file.put('\0');
    file.write(chunks.data(), static_cast<std::streamsize>(chunks.size()));
    const std::string riffSize = Body().u32(static_cast<std::uint32_t>(end + chunks.size() - 8)).take();
    file.seekp(4);
    file.write(riffSize.data(), 4);
    file.close();
    if (!file)
        throw Error(wav,
                    "the disk did not take a sampler's facts. Free some space or choose another folder.");
}

}
