#include "codec/file_writer.h"

#include "audio/riff.h"
#include "base/error.h"
#include "base/plain_reason.h"

#include <algorithm>
#include <bit>
#include <cerrno>
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

/// Where the last chunk ends, its padding included, though the file may lack that byte.
std::uint64_t endOfChunks(const std::filesystem::path& wav, std::uint64_t size) {
    const auto chunks = riffChunks(wav);
    if (chunks.empty()) throw Error(wav, "not a WAV file, so it can't take a sampler's facts.");
    if (chunks.back().end() > size + 1) throw Error(wav, "its chunks do not fit the file; write it again.");
    return chunks.back().end();
}

}

void appendWavMetadata(const std::filesystem::path& wav, const WavMetadata& metadata, int rate) {
    const std::string chunks = chunksOf(metadata, rate);
    std::error_code failure;
    const std::uint64_t size = std::filesystem::file_size(wav, failure);
    std::fstream file(wav, std::ios::in | std::ios::out | std::ios::binary);
    if (failure || !file) throw Error(wav, "can't be opened to add a sampler's facts.");
    const std::uint64_t end = endOfChunks(wav, size);
    if (end + chunks.size() > 0xFFFFFFFFULL)
        throw Error(wav, "a WAV holds 4 GiB at most. Write shorter files.");

    errno = 0;
    file.seekp(0, std::ios::end);
    if (end > size) file.put('\0');
    file.write(chunks.data(), static_cast<std::streamsize>(chunks.size()));
    const std::string riffSize = Body().u32(static_cast<std::uint32_t>(end + chunks.size() - 8)).take();
    file.seekp(4);
    file.write(riffSize.data(), 4);
    file.close();
    if (!file)
        throw Error(wav, "a sampler's facts can't be written (" +
                             reasonOfLastCall("the disk did not take them") +
                             "). Free some space or choose another folder.");
}

}
