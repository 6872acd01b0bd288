#include "codec/pcm_layout.h"

#include <algorithm>
#include <string_view>

namespace gleaner::audio {
namespace {

struct AuEncoding {
    std::uint64_t number;
    PcmKind kind;
    int bits;
};
constexpr AuEncoding auEncodings[] = {
    {1, PcmKind::ULaw, 8},    {2, PcmKind::Signed, 8}, {3, PcmKind::Signed, 16}, {4, PcmKind::Signed, 24},
    {5, PcmKind::Signed, 32}, {6, PcmKind::Float, 32}, {7, PcmKind::Float, 64},  {27, PcmKind::ALaw, 8},
};

}

std::optional<PcmLayout> auLayout(const InputFile& file) {
    const std::string head = file.bytes(0, 24);
    const bool isSwapped = head.starts_with("dns.");
    if (head.size() < 24 || !(isSwapped || head.starts_with(".snd"))) return std::nullopt;
    const auto number = [&](std::size_t at) {
        const std::string_view bytes = std::string_view(head).substr(at, 4);
        return isSwapped ? littleEndian(bytes) : bigEndian(bytes);
    };
    PcmLayout layout{.container = "AU", .bigEndian = !isSwapped, .offset = number(4)};
    for (const AuEncoding& encoding : auEncodings)
        if (encoding.number == number(12)) {
            layout.kind = encoding.kind;
            layout.bits = encoding.bits;
        }
    layout.rate = static_cast<int>(std::min<std::uint64_t>(number(16), 0x7FFFFFFF));
    layout.channels = static_cast<int>(std::min<std::uint64_t>(number(20), 0xFFFF));
    if (layout.offset < head.size() || layout.offset >= file.size()) return std::nullopt;
    const SizeClaim claim = number(8) == 0xFFFFFFFFU ? SizeClaim::Open
                            : number(8) == 0         ? SizeClaim::Unfinished
                                                     : SizeClaim::Known;
    resolveFrames(layout, claim, number(8), file.size() - layout.offset);
    return layout;
}

}
