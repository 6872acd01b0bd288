#include "slices/fingerprint.h"

#include <algorithm>
#include <cstdlib>

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
    // Whole numbers: thousands of sounds are compared each with each, and the compiler makes vectors of
    // these.
    int sum = 0;
    int weights = 0;
    for (std::size_t i = 0; i < a.cells.size(); ++i) {
        const int one = a.cells[i];
        const int other = b.cells[i];
        const int weight = std::max(one, other);
        sum += weight * std::abs(one - other);
        weights += weight;
    }
    return weights > 0 ? sum * Fingerprint::stepDb / weights : 0.0;
}

}
