#include "codec/pcm_layout.h"

#include <bit>
#include <string_view>

namespace gleaner::audio {
namespace {

constexpr std::uint64_t flagFloat = 1, flagLittleEndian = 2;
constexpr std::size_t describedBytes = 32;
constexpr std::uint64_t editCount = 4; ///< stands before the samples

bool readDescription(std::string_view body, PcmLayout& layout) {
    if (body.size() < describedBytes || body.substr(8, 4) != "lpcm") return false;
    const auto number = [&](std::size_t at) { return bigEndian(body.substr(at, 4)); };
    const double rate = std::bit_cast<double>(bigEndian(body.substr(0, 8)));
    if (!(rate >= 1.0 && rate <= 1e9)) return false;
    layout.rate = static_cast<int>(rate);
    layout.kind = (number(12) & flagFloat) != 0 ? PcmKind::Float : PcmKind::Signed;
    layout.bigEndian = (number(12) & flagLittleEndian) == 0;
    const std::uint64_t bytes = number(16), frames = number(20), channels = number(24);
    if (frames != 1 || channels == 0 || channels > 0xFFFF || bytes % channels != 0 || bytes > 0xFFFFF)
        return false;
    layout.channels = static_cast<int>(channels);
    layout.bits = static_cast<int>(bytes / channels * 8);
    return true;
}

}

/// Apple's Core Audio Format: a size of -1 means "to the end of the file" where the samples come last.
std::optional<PcmLayout> cafLayout(const InputFile& file) {
    if (file.bytes(0, 4) != "caff") return std::nullopt;
    PcmLayout layout{.container = "CAF"};
    bool isDescribed = false;
    std::uint64_t at = 8;
    for (int count = 0; count < 10000; ++count) {
        const std::string head = file.bytes(at, 12);
        if (head.size() < 12) return std::nullopt;
        const std::uint64_t size = bigEndian(std::string_view(head).substr(4));
        const std::uint64_t body = at + 12;
        if (head.starts_with("desc")) isDescribed = readDescription(file.bytes(body, describedBytes), layout);
        if (head.starts_with("data")) {
            if (!isDescribed || body + editCount >= file.size()) return std::nullopt;
            layout.offset = body + editCount;
            const SizeClaim claim = size == ~std::uint64_t(0) ? SizeClaim::Open
                                    : size <= editCount       ? SizeClaim::Unfinished
                                                              : SizeClaim::Known;
            resolveFrames(layout, claim, size - editCount, file.size() - layout.offset);
            return layout;
        }
        if (size > file.size()) return std::nullopt;
        at = body + size;
    }
    return std::nullopt;
}

}
