#pragma once

#include <string>
#include <string_view>

namespace gleaner {

/// U+FFFD, which stands for what is no character.
inline constexpr char32_t replacementCharacter = 0xFFFD;

/// The character at `at`, which moves behind it; the replacement character, and one byte on, where the bytes
/// are no UTF-8 (overlong and half surrogates included: RFC 3629).
char32_t nextOfUtf8(std::string_view text, std::size_t& at);

void appendUtf8(std::string& text, char32_t character);

bool isUtf8(std::string_view text);

/// Text from a header as UTF-8 (Latin-1 is assumed where it is not), controls as spaces, trimmed.
std::string readableText(std::string_view text);

}
