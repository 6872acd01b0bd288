#include "codec/asf_length.h"

#include <string_view>

namespace gleaner::audio {
namespace {

constexpr std::string_view headerObject("\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C",
                                        16);
constexpr std::string_view fileProperties("\xA1\xDC\xAB\x8C\x47\xA9\xCF\x11\x8E\xE4\x00\xC0\x0C\x20\x53\x65",
                                          16);
constexpr std::size_t objectHead = 24, headerHead = 30;

}

std::optional<double> asfSeconds(const InputFile& file) {
    if (file.bytes(0, 16) != headerObject) return std::nullopt;
    std::uint64_t at = headerHead;
    for (int count = 0; count < 1000; ++count) {
        const std::string object = file.bytes(at, 92);
        if (object.size() < objectHead) return std::nullopt;
        const auto number = [&](std::size_t from, std::size_t size) {
            return littleEndian(std::string_view(object).substr(from, size));
        };
        if (object.starts_with(fileProperties) && object.size() == 92) {
            const bool isOpen = (number(88, 4) & 1) != 0;
            const double played = static_cast<double>(number(64, 8)) / 1e7;
            const double preroll = static_cast<double>(number(80, 8)) / 1e3;
            return !isOpen && played > preroll ? std::optional(played - preroll) : std::nullopt;
        }
        if (number(16, 8) < objectHead) return std::nullopt;
        at += number(16, 8);
    }
    return std::nullopt;
}

}
