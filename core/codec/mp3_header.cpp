#include "codec/mp3_header.h"

#include <algorithm>
#include <string_view>

namespace gleaner::audio {
namespace {

/// What the header of an MPEG audio frame tells (ISO 11172-3, 2.4.1.3).
struct FrameHeader {
    int version = 0; ///< 1, 2, or 25 for 2.5
    int layer = 0;
    bool isMono = false;
};

std::optional<FrameHeader> readFrameHeader(std::string_view bytes) {
    if (bytes.size() < 4) return std::nullopt;
    const auto bits = static_cast<std::uint32_t>(bigEndian(bytes.substr(0, 4)));
    const std::uint32_t version = bits >> 19 & 3, layer = bits >> 17 & 3;
    const std::uint32_t rate = bits >> 12 & 15, frequency = bits >> 10 & 3;
    if (bits >> 21 != 0x7FF || version == 1 || layer == 0 || rate == 15 || frequency == 3)
        return std::nullopt;
    return FrameHeader{version == 3   ? 1
                       : version == 2 ? 2
                                      : 25,
                       4 - static_cast<int>(layer), (bits >> 6 & 3) == 3};
}

/// Bytes of the side information, behind which the Xing header stands.
std::size_t sideInformation(const FrameHeader& header) {
    if (header.version == 1) return header.isMono ? 17 : 32;
    return header.isMono ? 9 : 17;
}

/// Tags that players append: ID3v1, APE, Lyrics3. The audio ends before them.
std::uint64_t endOfAudio(const InputFile& file) {
    std::uint64_t end = file.size();
    if (end >= 128 && file.bytes(end - 128, 3) == "TAG") end -= 128;
    const std::string ape = end >= 32 ? file.bytes(end - 32, 32) : std::string();
    if (ape.starts_with("APETAGEX")) {
        const std::uint64_t size = littleEndian(std::string_view(ape).substr(12, 4));
        const bool hasHeader = (littleEndian(std::string_view(ape).substr(20, 4)) >> 31) != 0;
        const std::uint64_t whole = size + (hasHeader ? 32 : 0);
        if (whole <= end) end -= whole;
    }
    return end;
}

/// What the first frame of an MP3 says in the place of sound.
struct Xing {
    std::optional<std::uint64_t> frames{}, bytes{};
    Frame frameLength = 1152;
    Frame trimmed = 0; ///< priming and padding, as LAME writes them
};

/// "VBRI", version, delay and quality, bytes, frames.
std::optional<Xing> readVbri(std::string_view start) {
    constexpr std::size_t at = 4 + 32;
    if (start.size() < at + 18 || start.substr(at, 4) != "VBRI") return std::nullopt;
    return Xing{.frames = bigEndian(start.substr(at + 14, 4))};
}

std::optional<Xing> readXing(const InputFile& file, std::uint64_t begin) {
    constexpr std::uint64_t flagFrames = 1, flagBytes = 2, flagTable = 4, flagQuality = 8;
    const std::string start = file.bytes(begin, 4 + 32 + 120 + 24);
    const auto header = readFrameHeader(start);
    if (!header || header->layer != 3) return std::nullopt;
    const std::size_t at = 4 + sideInformation(*header);
    if (start.size() < at + 8) return std::nullopt;
    const std::string_view body = std::string_view(start).substr(at);
    if (!body.starts_with("Xing") && !body.starts_with("Info")) return readVbri(start);
    const std::uint64_t flags = bigEndian(body.substr(4, 4));
    std::size_t field = 8;
    const auto take = [&](std::uint64_t flag, std::size_t size) -> std::optional<std::uint64_t> {
        if ((flags & flag) == 0 || body.size() < field + size) return std::nullopt;
        field += size;
        return bigEndian(body.substr(field - size, std::min<std::size_t>(size, 4)));
    };
    Xing xing{.frames = take(flagFrames, 4), .bytes = take(flagBytes, 4)};
    take(flagTable, 100);
    take(flagQuality, 4);
    xing.frameLength = header->version == 1 ? 1152 : 576;
    constexpr std::size_t encoderName = 21; ///< and its settings, before the two numbers of 12 bits
    if (body.size() < field + encoderName + 3 || body[field] != 'L') return xing;
    const std::uint64_t both = bigEndian(body.substr(field + encoderName, 3));
    xing.trimmed = static_cast<Frame>((both >> 12) + (both & 0xFFF));
    return xing;
}

}

std::uint64_t endOfId3(const InputFile& file) {
    std::uint64_t at = 0;
    for (int count = 0; count < 16; ++count) {
        const std::string head = file.bytes(at, 10);
        if (head.size() < 10 || !head.starts_with("ID3")) break;
        std::uint64_t size = 0;
        for (const char byte : std::string_view(head).substr(6))
            size = size << 7 | (static_cast<unsigned char>(byte) & 0x7F);
        const bool hasFooter = (static_cast<unsigned char>(head[5]) & 0x10) != 0;
        at += 10 + size + (hasFooter ? 10 : 0);
    }
    return at;
}

bool isMpegAudio(const InputFile& file) { return readFrameHeader(file.bytes(endOfId3(file), 4)).has_value(); }

bool hasTrueXingHeader(const InputFile& file) {
    constexpr std::uint64_t slack = 2048; ///< a frame at the most, and padding
    const std::uint64_t begin = endOfId3(file);
    const auto xing = readXing(file, begin);
    if (!xing || !xing->frames || !xing->bytes) return false;
    const std::uint64_t there = endOfAudio(file) - begin;
    return *xing->bytes <= there && there - *xing->bytes <= slack;
}

std::optional<Frame> xingFrames(const InputFile& file) {
    const auto xing = readXing(file, endOfId3(file));
    if (!xing || !xing->frames) return std::nullopt;
    return std::max<Frame>(static_cast<Frame>(*xing->frames) * xing->frameLength - xing->trimmed, 0);
}

}
