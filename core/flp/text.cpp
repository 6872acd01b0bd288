#include "flp/text.h"

#include <cstdint>

namespace gleaner::flp {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// The character at `at`, which moves behind it (by one byte where the bytes are no UTF-8).
char32_t nextOfUtf8(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t n) {
        return static_cast<unsigned char>(n < text.size() ? text[n] : 0);
    };
    const unsigned char lead = byte(at);
    const std::size_t start = at++;
    if (lead < 0x80) return lead;
    const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4) return replacement;
    char32_t value = lead & (0x3FU >> more);
    for (std::size_t n = 1; n <= more; ++n) {
        if ((byte(start + n) & 0xC0) != 0x80) return replacement;
        value = (value << 6) | (byte(start + n) & 0x3FU);
    }
    static constexpr char32_t smallest[] = {0, 0x80, 0x800, 0x10000};
    if (value < smallest[more] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return replacement;
    at = start + 1 + more;
    return value;
}

void append(std::string& text, char32_t value) {
    if (value < 0x80) {
        text += static_cast<char>(value);
        return;
    }
    const int more = value < 0x800 ? 1 : value < 0x10000 ? 2 : 3;
    static constexpr char32_t lead[] = {0, 0xC0, 0xE0, 0xF0};
    text += static_cast<char>(lead[more] | (value >> (6 * more)));
    for (int n = more - 1; n >= 0; --n)
        text += static_cast<char>(0x80 | ((value >> (6 * n)) & 0x3F));
}

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
            value = replacement;
        }
        append(text, value);
    }
    return text;
}

std::string utf8FromLatin1(std::span<const unsigned char> bytes) {
    std::string text;
    for (const unsigned char byte : bytes) {
        if (byte == 0) break;
        append(text, byte);
    }
    return text;
}

}
