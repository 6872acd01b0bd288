#include "flp/text.h"

#include "base/utf8.h"

namespace gleaner::flp {
namespace {

bool isHighHalf(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool isLowHalf(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}

std::u16string utf16FromUtf8(std::string_view text) {
    std::u16string units;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t value = nextOfUtf8(text, at);
        if (value < 0x10000) {
            units += static_cast<char16_t>(value);
        } else {
            units += static_cast<char16_t>(0xD800 + ((value - 0x10000) >> 10));
            units += static_cast<char16_t>(0xDC00 + ((value - 0x10000) & 0x3FF));
        }
    }
    return units;
}

std::string utf8FromUtf16(std::span<const unsigned char> bytes) {
    std::string text;
    const auto unitAt = [&](std::size_t at) -> char32_t {
        return at + 1 < bytes.size() ? static_cast<char32_t>(bytes[at] | bytes[at + 1] << 8) : 0;
    };
    for (std::size_t at = 0; unitAt(at) != 0; at += 2) {
        char32_t value = unitAt(at);
        if (isHighHalf(value) && isLowHalf(unitAt(at + 2))) {
            value = 0x10000 + ((value - 0xD800) << 10) + (unitAt(at + 2) - 0xDC00);
            at += 2;
        } else if (isHighHalf(value) || isLowHalf(value)) {
            value = replacementCharacter;
        }
        appendUtf8(text, value);
    }
    return text;
}

std::string utf8FromLatin1(std::span<const unsigned char> bytes) {
    std::string text;
    for (const unsigned char byte : bytes) {
        if (byte == 0) break;
        appendUtf8(text, byte);
    }
    return text;
}

}
