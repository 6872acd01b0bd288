#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gleaner::analysis {

/// How the attack and the decay of a short sound go, in 49 bytes: the level in seven bands from 80 Hz to 16
/// kHz over seven stretches of time that grow from the attack on, the last one ending 0.64 s after it.
/// Relative to the loudest of them and to the attack, so that neither gain nor where the sample was cut makes
/// a difference. What is 40 dB down is not told apart. All zero for silence. Deterministic.
struct Fingerprint {
    static constexpr std::size_t bands = 7;
    static constexpr std::size_t stretches = 7;
    static constexpr double stepDb = 0.5;

    std::array<std::uint8_t, bands * stretches> cells{}; ///< steps over -40 dB, stretch by stretch

    std::string toHex() const; ///< two digits a cell
    static std::optional<Fingerprint> fromHex(std::string_view digits);
    friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

/// How unlike two sounds are, dB: mean difference of their cells, each counting as much as the louder of the
/// two can be heard. 0 for the same, over 10 for a kick and a hat. Symmetric.
double distance(const Fingerprint& a, const Fingerprint& b);

}
