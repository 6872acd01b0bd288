#include "base/number_text.h"

#include <array>
#include <charconv>

namespace gleaner {
namespace {

/// The largest number has 309 digits before the point.
using Digits = std::array<char, 400>;

template <typename... Form>
std::string textOf(double value, Form... form) {
    Digits digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value, form...).ptr};
}

}

std::string shortestText(double value) { return textOf(value); }

std::string roundedText(double value, int digits) {
    return textOf(value, std::chars_format::general, digits);
}

std::string fixedText(double value, int digits) { return textOf(value, std::chars_format::fixed, digits); }

std::string decimalText(double value, int digits) {
    std::string text = fixedText(value, digits);
    if (text.find('.') == std::string::npos) return text;
    text.resize(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

}
