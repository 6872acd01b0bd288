#pragma once

#include "base/random.h"
#include "music/sample_traits.h"

#include <bit>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace gleaner::portable {

/// What a room made, as one number that two systems can compare.
class Digest {
public:
    /// Of numbers as a file or a report holds them, or of every bit of them.
    enum class Grain { Shown, EveryBit };
    explicit Digest(Grain grain) : m_everyBit(grain == Grain::EveryBit) {}

    void text(std::string_view bytes) {
        number(bytes.size());
        m_state = hash64(bytes, m_state);
    }
    template <class Whole>
    requires std::integral<Whole> || std::is_enum_v<Whole>
    void number(Whole value) {
        const auto bits = static_cast<std::uint64_t>(value);
        char bytes[8];
        for (int n = 0; n < 8; ++n)
            bytes[n] = static_cast<char>(bits >> (8 * n));
        m_state = hash64({bytes, sizeof bytes}, m_state);
    }
    void bytes(std::span<const unsigned char> all) {
        text({reinterpret_cast<const char*>(all.data()), all.size()});
    }
    /// Every bit of it.
    void exact(double value) { number(std::bit_cast<std::uint64_t>(value)); }
    /// As files and reports show it: six decimals.
    void shown(double value) {
        if (m_everyBit) return exact(value);
        number(std::isfinite(value) ? std::llround(value * 1e6) : -1);
    }
    void shown(const std::optional<double>& value) {
        number(value.has_value());
        if (value) shown(*value);
    }
    /// As a file of 24 bits holds it.
    void sound(std::span<const float> samples) {
        number(samples.size());
        for (const float sample : samples)
            if (m_everyBit)
                exact(static_cast<double>(sample));
            else
                number(std::lround(static_cast<double>(sample) * 8388608.0));
    }
    void traits(const music::SampleTraits& traits);

    std::uint64_t value() const { return m_state; }

private:
    bool m_everyBit;
    std::uint64_t m_state = hash64({});
};

inline void Digest::traits(const music::SampleTraits& traits) {
    number(traits.kind);
    number(traits.role);
    shown(traits.roleConfidence);
    shown(traits.bpm);
    number(traits.beats.value_or(0));
    text(traits.key ? music::toString(*traits.key) : "");
    shown(traits.keyConfidence);
    shown(traits.pitchHz);
    for (const music::Character character : traits.character)
        number(character);
    number(traits.tonal);
    shown(traits.centroidHz);
}

}
