#include "base/utf8.h"

namespace gleaner {

namespace {

std::string utf8FromLatin1(std::string_view text) {
    std::string utf8;
    for (const char c : text)
        appendUtf8(utf8, static_cast<unsigned char>(c));
    return utf8;
}

}

char32_t nextOfUtf8(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t n) {
        return static_cast<unsigned char>(n < text.size() ? text[n] : 0);
    };
    const unsigned char lead = byte(at);
    const std::size_t start = at++;
    if (lead < 0x80) return lead;
    const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4) return replacementCharacter;
    char32_t value = lead & (0x3FU >> more);
    for (std::size_t n = 1; n <= more; ++n) {
        if ((byte(start + n) & 0xC0) != 0x80) return replacementCharacter;
        value = (value << 6) | (byte(start + n) & 0x3FU);
    }
    static constexpr char32_t smallest[] = {0, 0x80, 0x800, 0x10000};
    if (value < smallest[more] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        return replacementCharacter;
    at = start + 1 + more;
    return value;
}

void appendUtf8(std::string& text, char32_t character) {
    if (character < 0x80) {
        text += static_cast<char>(character);
        return;
    }
    const int more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    static constexpr char32_t lead[] = {0, 0xC0, 0xE0, 0xF0};
    text += static_cast<char>(lead[more] | (character >> (6 * more)));
    for (int n = more - 1; n >= 0; --n)
        text += static_cast<char>(0x80 | ((character >> (6 * n)) & 0x3F));
}

bool isUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        // A replacement character that stands in the text itself is three bytes long.
        if (nextOfUtf8(text, at) == replacementCharacter && at - from == 1) return false;
    }
    return true;
}

std::string readableText(std::string_view text) {
    const std::string utf8 = isUtf8(text) ? std::string(text) : utf8FromLatin1(text);
    std::string clean;
    for (const char c : utf8)
        clean += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    const std::size_t begin = clean.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    return clean.substr(begin, clean.find_last_not_of(' ') - begin + 1);
}

}
