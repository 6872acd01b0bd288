#include "base/shown_text.h"

#include "base/utf8.h"

#include <algorithm>

namespace gleaner {
namespace {

struct Spelled {
    char32_t character;
    std::string_view as;
};
constexpr Spelled spelled[] = {{'\n', "\\n"}, {'\r', "\\r"}, {'\t', "\\t"}};

struct Hidden {
    char32_t first, last;
};
/// C0 and C1 controls; marks, embeddings, overrides and isolates of direction; separators of lines and
/// paragraphs.
constexpr Hidden hidden[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x61C, 0x61C},
                             {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}};

bool isHidden(char32_t character) {
    return std::ranges::any_of(
        hidden, [&](const Hidden& range) { return range.first <= character && character <= range.last; });
}

void appendSpelled(std::string& text, char32_t character) {
    for (const Spelled& known : spelled)
        if (known.character == character) {
            text += known.as;
            return;
        }
    constexpr std::string_view digits = "0123456789ABCDEF";
    const bool isByte = character < 0x100;
    text += isByte ? "\\x" : "\\u";
    for (int shift = isByte ? 4 : 12; shift >= 0; shift -= 4)
        text += digits[(character >> shift) & 0xF];
}

}

std::string shownText(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t character = nextOfUtf8(text, at);
        if (isHidden(character))
            appendSpelled(shown, character);
        else
            appendUtf8(shown, character);
    }
    return shown;
}

std::string shortened(std::string_view text) {
    constexpr std::size_t longest = 60;
    if (text.size() <= longest) return std::string(text);
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) // inside a character of UTF-8
        --end;
    return std::string(text.substr(0, end)) + "…";
}

}
