#include "tagging/chunk_bytes.h"
#include "tagging/chunk_writers.h"

#include <algorithm>
#include <cmath>

namespace gleaner::audio {
namespace {

constexpr std::uint32_t acidOneShot = 1, acidRootSet = 2, acidStretch = 4, acidHighOctave = 0x10;
constexpr int middleC = 60, highestNote = 127;
constexpr double inaudibleCents = 3.0;

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

/// The note at or below the pitch, and the rest as a share of a semitone in 32 bits: a fraction only goes up.
/// A pitch that nobody hears to be flat stays with its note, for who reads the note alone.
struct UnityNote {
    std::uint32_t note = middleC, fraction = 0;
};
UnityNote unityNoteOf(const WavMetadata& metadata) {
    if (!metadata.rootNote) return {};
    const bool isFlat = metadata.rootCents <= -inaudibleCents && *metadata.rootNote > 0;
    const double up = std::max(0.0, isFlat ? 100.0 + metadata.rootCents : metadata.rootCents);
    return {static_cast<std::uint32_t>(*metadata.rootNote - (isFlat ? 1 : 0)),
            static_cast<std::uint32_t>(std::llround(up / 100.0 * 0x1.0p32))};
}

}

/// Audacity takes the tempo only with beats above 0; the order of the metre's parts is disputed, and 4/4
/// pleases both.
std::string acidChunk(const WavMetadata& metadata, int rate) {
    if (!metadata.oneShot && !metadata.bpm && !metadata.rootNote) return {};
    const bool isLoop = metadata.bpm && !metadata.oneShot;
    std::uint32_t flags = isLoop ? acidStretch : acidOneShot;
    if (metadata.rootNote) flags |= acidRootSet | (*metadata.rootNote >= middleC ? acidHighOctave : 0);
    return ChunkBytes()
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

/// Without a root: plays as it is on middle C, as samplers take it without any chunk.
std::string smplChunk(const WavMetadata& metadata, int rate) {
    const bool loops = metadata.loops && metadata.frames > 0;
    const UnityNote unity = unityNoteOf(metadata);
    ChunkBytes body;
    body.u32(0).u32(0).u32(static_cast<std::uint32_t>(std::lround(1e9 / rate)));
    body.u32(unity.note).u32(unity.fraction).u32(0).u32(0);
    body.u32(loops ? 1 : 0).u32(0);
    if (loops) // forward, for ever, the last frame included
        body.u32(0).u32(0).u32(0).u32(static_cast<std::uint32_t>(metadata.frames - 1)).u32(0).u32(0);
    return body.take();
}

/// The fine tune is what a sampler is to add, in cents, so it is the other way round than the pitch lies.
std::string instChunk(const WavMetadata& metadata, int) {
    const long tune = std::clamp(-std::lround(metadata.rootCents), -50L, 50L);
    return ChunkBytes()
        .u8(static_cast<std::uint32_t>(metadata.rootNote.value_or(middleC)))
        .u8(metadata.rootNote ? static_cast<std::uint32_t>(tune) : 0)
        .u8(0) // gain
        .u8(0) // from the lowest key to the highest
        .u8(highestNote)
        .u8(1) // from the softest to the hardest
        .u8(127)
        .take();
}

std::string cueChunk(const WavMetadata& metadata, int) {
    if (metadata.cues.empty()) return {};
    ChunkBytes body;
    body.u32(static_cast<std::uint32_t>(metadata.cues.size()));
    std::uint32_t id = 0;
    for (const CuePoint& cue : metadata.cues) {
        const auto at = static_cast<std::uint32_t>(cue.at);
        body.u32(++id).u32(at).text("data").u32(0).u32(0).u32(at);
    }
    return body.take();
}

std::string labelChunk(const WavMetadata& metadata, int) {
    if (metadata.cues.empty()) return {};
    ChunkBytes body;
    body.text("adtl");
    std::uint32_t id = 0;
    for (const CuePoint& cue : metadata.cues)
        body.chunk("labl", ChunkBytes().u32(++id).text(cue.label).zeros(1).take());
    return body.take();
}

}
