#include "audio/riff.h"
#include "codec/length_note.h"
#include "codec/pcm_layout.h"

#include <cmath>
#include <string_view>

namespace gleaner::audio {
namespace {

struct Compression {
    std::string_view id;
    PcmKind kind;
    int bits; ///< 0: as COMM says
    bool bigEndian;
};
constexpr Compression compressions[] = {
    {"NONE", PcmKind::Signed, 0, true},  {"twos", PcmKind::Signed, 0, true},
    {"sowt", PcmKind::Signed, 0, false}, {"fl32", PcmKind::Float, 32, true},
    {"FL32", PcmKind::Float, 32, true},  {"fl64", PcmKind::Float, 64, true},
    {"FL64", PcmKind::Float, 64, true},  {"in24", PcmKind::Signed, 24, true},
    {"in32", PcmKind::Signed, 32, true},
};

/// The 80-bit floating point number of the sample rate; 0 where it is none.
int rateFrom(std::string_view bytes) {
    const int exponent = static_cast<int>(bigEndian(bytes.substr(0, 2))) - 16383;
    if (exponent < 0 || exponent > 30) return 0;
    return static_cast<int>(std::ldexp(static_cast<double>(bigEndian(bytes.substr(2, 8))), exponent - 63));
}

struct Common {
    PcmLayout layout{.container = "AIFF"};
    std::uint64_t frames = 0;
};

std::optional<Common> readCommon(std::string_view body) {
    if (body.size() < 18) return std::nullopt;
    Common common;
    common.layout.channels = static_cast<int>(bigEndian(body.substr(0, 2)));
    common.frames = bigEndian(body.substr(2, 4));
    common.layout.bits = static_cast<int>(bigEndian(body.substr(6, 2)) + 7) / 8 * 8;
    common.layout.rate = rateFrom(body.substr(8, 10));
    common.layout.bigEndian = true;
    if (body.size() < 22) return common;
    for (const Compression& one : compressions)
        if (one.id == body.substr(18, 4)) {
            common.layout.kind = one.kind;
            common.layout.bigEndian = one.bigEndian;
            if (one.bits > 0) common.layout.bits = one.bits;
            return common;
        }
    return std::nullopt;
}

/// Frames are counted on their own: where the size of the samples wrapped at 4 GiB, their number did not.
void resolve(PcmLayout& layout, std::uint64_t frames, std::uint64_t size, std::uint64_t available,
             bool isFollowed) {
    const std::uint64_t counted =
        frames * static_cast<std::uint64_t>(layout.channels) * static_cast<std::uint64_t>(layout.bits) / 8;
    const bool isUnfinished = (counted == 0 || size == 0) && size <= available && !isFollowed;
    const bool isOpen = size >= 0xFFFFF000U && counted > available;
    if (isUnfinished) return resolveFrames(layout, SizeClaim::Unfinished, 0, available);
    if (isOpen) return resolveFrames(layout, SizeClaim::Open, 0, available);
    resolveFrames(layout, SizeClaim::Known, counted, available);
    if (counted > size && counted - size >= 0xFFFFFFFFU && layout.note.empty()) layout.note = wrappedNote();
}

}

std::optional<PcmLayout> aiffLayout(const InputFile& file) {
    const std::string form = file.bytes(0, 12);
    const bool isCompressed = form.ends_with("AIFC");
    if (!form.starts_with("FORM") || !(isCompressed || form.ends_with("AIFF"))) return std::nullopt;
    std::optional<Common> common;
    std::uint64_t at = 12;
    for (int count = 0; count < 10000; ++count) {
        const std::string head = file.bytes(at, 16);
        if (head.size() < 16) return std::nullopt;
        const std::uint64_t size = bigEndian(std::string_view(head).substr(4, 4));
        if (head.starts_with("COMM")) common = readCommon(file.bytes(at + 8, isCompressed ? 22 : 18));
        if (head.starts_with("SSND")) {
            if (!common) return std::nullopt;
            const std::uint64_t skipped = 8 + bigEndian(std::string_view(head).substr(8, 4));
            common->layout.offset = at + 8 + skipped;
            if (common->layout.offset >= file.size()) return std::nullopt;
            const std::uint64_t end = at + 8 + size + size % 2;
            resolve(common->layout, common->frames, size < skipped ? 0 : size - skipped,
                    file.size() - common->layout.offset, isChunkId(file.bytes(end, 4)));
            return common->layout;
        }
        at += 8 + size + size % 2;
    }
    return std::nullopt;
}

}
