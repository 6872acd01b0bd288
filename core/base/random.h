#pragma once

#include <cstdint>
#include <string_view>

namespace gleaner {

/// FNV-1a, 64 bit: turns a text into a seed. Not for proving content; that is SHA-256, in `library`.
constexpr std::uint64_t hash64(std::string_view text, std::uint64_t state = 0xcbf29ce484222325ULL) {
    for (const char c : text) {
        state ^= static_cast<unsigned char>(c);
        state *= 0x100000001b3ULL;
    }
    return state;
}

/// SplitMix64 (Steele, Lea, Flood 2014) with our own mappings: std::uniform_*_distribution gives different
/// numbers on different standard libraries, and the same seed must give the same song everywhere.
class Random {
public:
    constexpr explicit Random(std::uint64_t seed) : m_state(seed) {}

    constexpr std::uint64_t next() {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// 0 up to, not including, `count`; 0 for a count of 0.
    constexpr std::uint64_t below(std::uint64_t count) { return count ? next() % count : 0; }
    /// 0 up to, not including, 1.
    constexpr double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    constexpr double between(double low, double high) { return low + (high - low) * unit(); }

private:
    std::uint64_t m_state;
};

}
