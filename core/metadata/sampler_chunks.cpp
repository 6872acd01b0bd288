#include "metadata/sampler_chunks.h"

#include "metadata/metadata_chunks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <string_view>

namespace gleaner::audio {
namespace {

constexpr std::size_t acidSize = 24;
constexpr std::uint32_t acidFlagOneShot = 1, acidFlagRoot = 2;
constexpr std::size_t smplHead = 36, smplLoopSize = 24;
constexpr std::uint32_t highestNote = 127, halfASemitone = 0x80000000;
constexpr std::uint32_t mostBeats = 100000;

/// Little-endian fields of a chunk's body.
class Fields {
public:
    explicit Fields(std::string_view body) : m_body(body) {}
    std::uint32_t u16(std::size_t at) const { return bytes(at, 2); }
    std::uint32_t u32(std::size_t at) const { return bytes(at, 4); }
    double f32(std::size_t at) const { return static_cast<double>(std::bit_cast<float>(u32(at))); }

private:
    std::uint32_t bytes(std::size_t at, std::size_t count) const {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value |= static_cast<std::uint32_t>(static_cast<unsigned char>(m_body[at + i])) << (8 * i);
        return value;
    }
    std::string_view m_body;
};

void readAcid(std::string_view body, SamplerChunks& chunks) {
    if (body.size() < acidSize) return;
    const Fields fields(body);
    const std::uint32_t flags = fields.u32(0);
    chunks.acidOneShot = (flags & acidFlagOneShot) != 0;
    if ((flags & acidFlagRoot) != 0 && fields.u16(4) <= highestNote)
        chunks.acidRoot = static_cast<int>(fields.u16(4));
    if (chunks.acidOneShot) return;
    const std::uint32_t beats = fields.u32(12);
    const double bpm = fields.f32(20);
    if (beats > 0 && beats <= mostBeats) chunks.acidBeats = static_cast<int>(beats);
    if (std::isfinite(bpm) && bpm > 0.0) chunks.acidBpm = bpm;
}

void readSmpl(std::string_view body, SamplerChunks& chunks) {
    if (body.size() < smplHead) return;
    const Fields fields(body);
    const bool isNearerToNext = fields.u32(16) >= halfASemitone;
    if (fields.u32(12) <= highestNote)
        chunks.smplRoot = static_cast<int>(std::min(fields.u32(12) + (isNearerToNext ? 1 : 0), highestNote));
    if (fields.u32(28) == 0 || body.size() < smplHead + smplLoopSize) return;
    const FrameRange loop{fields.u32(smplHead + 8), static_cast<Frame>(fields.u32(smplHead + 12)) + 1};
    if (!loop.isEmpty()) chunks.smplLoop = loop;
}

}

SamplerChunks readSamplerChunks(const std::filesystem::path& file) {
    SamplerChunks chunks;
    static constexpr std::array<std::string_view, 2> ids = {"acid", "smpl"};
    for (const MetadataChunk& chunk : metadataChunks(file, ids, smplHead + smplLoopSize)) {
        if (chunk.id == "acid") readAcid(chunk.body, chunks);
        if (chunk.id == "smpl") readSmpl(chunk.body, chunks);
    }
    return chunks;
}

}
