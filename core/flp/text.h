#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gleaner::flp {

/// UTF-16 code units of a UTF-8 text; what is not UTF-8 becomes U+FFFD.
std::u16string utf16FromUtf8(std::string_view text);

/// UTF-8 of UTF-16LE bytes up to the first zero; half surrogates become U+FFFD.
std::string utf8FromUtf16(std::span<const unsigned char> bytes);

/// UTF-8 of one byte a character (ISO 8859-1) up to the first zero.
std::string utf8FromLatin1(std::span<const unsigned char> bytes);

}
