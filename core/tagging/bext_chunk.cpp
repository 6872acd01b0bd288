// EBU Tech 3285, version 2: the chunk of broadcast WAVs.

#include "base/number_text.h"
#include "tagging/chunk_bytes.h"
#include "tagging/chunk_writers.h"
#include "tagging/sample_origin.h"

#include <algorithm>
#include <cmath>

namespace gleaner::audio {
namespace {

constexpr std::uint32_t notMeasured = 0x7FFF;

/// Hundredths of a decibel in 16 bits.
std::uint32_t hundredths(const std::optional<double>& level) {
    if (!level || !std::isfinite(*level)) return notMeasured;
    return static_cast<std::uint16_t>(std::lround(std::clamp(*level * 100.0, -32767.0, 32766.0)));
}

/// "A=PCM,F=48000,W=24,M=stereo,T=…": commas divide the fields (EBU R 98).
std::string historyOf(const WavMetadata& metadata, int rate) {
    const SoundPrint& print = metadata.origin->print;
    std::string how = metadata.software + "; gain " + signedText(metadata.origin->gainDb) + " dB";
    if (!metadata.origin->chain.empty()) how += "; " + metadata.origin->chain;
    std::ranges::replace(how, ',', ';');
    const char* mode = print.channels == 1 ? "mono" : print.channels == 2 ? "stereo" : "multichannel";
    return "A=PCM,F=" + std::to_string(rate) + ",W=" + std::to_string(print.bits) + ",M=" + mode +
           ",T=" + how + "\r\n";
}

}

std::string bextChunk(const WavMetadata& metadata, int rate) {
    if (!metadata.origin) return {};
    const std::string& when = metadata.recorded;
    const bool hasClock = when.size() >= 19;
    const auto reference = static_cast<std::uint64_t>(metadata.timeReference.value_or(0));
    const BroadcastLevels& levels = metadata.levels;
    return ChunkBytes()
        .field(originSentence(*metadata.origin), 256)
        .field(metadata.software, 32)
        .field(metadata.origin->id, 32)
        .field(when.size() >= 10 ? when.substr(0, 10) : std::string(), 10)
        .field(hasClock ? when.substr(11, 8) : std::string(), 8)
        .u64(reference)
        .u16(2)
        .zeros(64) // no UMID
        .u16(hundredths(levels.integrated))
        .u16(hundredths(levels.range))
        .u16(hundredths(levels.truePeak))
        .u16(hundredths(levels.momentary))
        .u16(hundredths(levels.shortTerm))
        .zeros(180)
        .text(historyOf(metadata, rate))
        .take();
}

}
