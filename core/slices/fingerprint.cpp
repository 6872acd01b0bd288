#include "slices/fingerprint.h"

#include <algorithm>

namespace gleaner::analysis {

namespace {
constexpr std::string_view hexDigits = "0123456789abcdef";
}

std::string Fingerprint::toHex() const {
    std::string digits;
    for (const std::uint8_t cell : cells)
        for (const int digit : {cell >> 4, cell & 15})
            digits += hexDigits[static_cast<std::size_t>(digit)];
    return digits;
}

std::optional<Fingerprint> Fingerprint::fromHex(std::string_view digits) {
    Fingerprint print;
    if (digits.size() != 2 * print.cells.size()) return std::nullopt;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const std::size_t digit = hexDigits.find(digits[i]);
        if (digit == std::string_view::npos) return std::nullopt;
        print.cells[i / 2] = static_cast<std::uint8_t>(print.cells[i / 2] * 16 + digit);
    }
    return print;
}

double distance(const Fingerprint& a, const Fingerprint& b) {
    // Thousands of sounds are compared each with each: in whole numbers of 16 bits and runs of sixteen, of
    // which the compiler makes vectors.
    constexpr std::size_t cells = Fingerprint::bands * Fingerprint::stretches, inRuns = cells / 16 * 16;
    int sum = 0;
    int weights = 0;
    const auto add = [&](std::size_t i) {
        const std::uint8_t weight = std::max(a.cells[i], b.cells[i]), less = std::min(a.cells[i], b.cells[i]);
        sum += static_cast<std::uint16_t>(weight * (weight - less));
        weights += weight;
    };
    for (std::size_t i = 0; i < inRuns; ++i)
        add(i);
    for (std::size_t i = inRuns; i < cells; ++i)
        add(i);
    return weights > 0 ? sum * Fingerprint::stepDb / weights : 0.0;
}

}
