#include "audio/source_tags.h"

#include "audio/sndfile_handle.h"
#include "base/error.h"

#include <array>

namespace gleaner::audio {
namespace {

/// Length of the UTF-8 sequence at `at`, 0 where it is none.
std::size_t sequenceAt(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80         ? 1
                               : lead >> 5 == 0x6  ? 2
                               : lead >> 4 == 0xE  ? 3
                               : lead >> 3 == 0x1E ? 4
                                                   : 0;
    if (length == 0 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((static_cast<unsigned char>(text[at + i]) & 0xC0) != 0x80) return 0;
    return length;
}

bool isUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceAt(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

std::string utf8FromLatin1(std::string_view text) {
    std::string utf8;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80) {
            utf8 += static_cast<char>(0xC0 | (byte >> 6));
            utf8 += static_cast<char>(0x80 | (byte & 0x3F));
        } else {
            utf8 += c;
        }
    }
    return utf8;
}

/// Runs of digits in a text: "2024:05:12" gives 2024, 5, 12; the lengths tell "20240512" apart.
std::string digitsOf(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

/// The number at `at`, two digits wide, or -1.
int pairAt(const std::string& digits, std::size_t at) {
    if (at + 2 > digits.size()) return -1;
    return (digits[at] - '0') * 10 + (digits[at + 1] - '0');
}

bool isWithin(int value, int low, int high) { return low <= value && value <= high; }

/// A date with single-digit months or days, padded: "2024/5/2" becomes "2024/05/02".
std::string padded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9')
            ++end;
        if (end - i == 1) out += '0';
        out += text.substr(i, std::max<std::size_t>(end - i, 1));
        i = std::max(end, i + 1);
    }
    return out;
}

std::string isoDate(const std::string& digits) {
    if (digits.size() < 4 || digits.substr(0, 4) < "1900" || digits.substr(0, 4) > "2199") return {};
    const std::string year = digits.substr(0, 4);
    if (!isWithin(pairAt(digits, 4), 1, 12)) return year;
    if (!isWithin(pairAt(digits, 6), 1, 31)) return year + "-" + digits.substr(4, 2);
    return year + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
}

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

std::string isoTime(std::string_view date, std::string_view time) {
    const std::string all = padded(date);
    const std::string dateDigits = digitsOf(all);
    const std::string day = isoDate(dateDigits);
    if (day.size() != 10) return day;
    // A comment may hold both: "2024-05-12T14:03:22".
    const std::string clock = time.empty() ? dateDigits.substr(8) : digitsOf(padded(time));
    if (!isWithin(pairAt(clock, 0), 0, 23) || !isWithin(pairAt(clock, 2), 0, 59) ||
        !isWithin(pairAt(clock, 4), 0, 59))
        return day;
    return day + "T" + clock.substr(0, 2) + ":" + clock.substr(2, 2) + ":" + clock.substr(4, 2);
}

SourceTags readSourceTags(const std::filesystem::path& recording) {
    try {
        return SndfileHandle::openForReading(recording).tags();
    } catch (const Error&) {
        openDecoder(recording); // who is read by another decoder has no tags that are known here
        return {};
    }
}

}
