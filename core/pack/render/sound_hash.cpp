#include "pack/render/sound_hash.h"

#include "files/sha256.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace gleaner::pack {
namespace {

constexpr Frame runLength = 4096;

/// Exact for samples of up to 24 bits, which is all that a float holds.
std::uint32_t bitsOf(float sample) {
    constexpr double fullScale = 2147483648.0;
    const double steps = std::clamp(static_cast<double>(sample) * fullScale, -fullScale, fullScale - 1.0);
    return static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(steps)));
}

}

std::string soundHashOf(const audio::AudioBuffer& sound) {
    library::Sha256 hash;
    std::string bytes;
    for (Frame at = 0; at < sound.frames(); at += runLength) {
        bytes.clear();
        for (Frame frame = at; frame < std::min(at + runLength, sound.frames()); ++frame)
            for (int channel = 0; channel < sound.channels(); ++channel) {
                const std::uint32_t bits = bitsOf(sound.channel(channel)[static_cast<std::size_t>(frame)]);
                for (int shift = 0; shift < 32; shift += 8)
                    bytes += static_cast<char>((bits >> shift) & 0xFFU);
            }
        hash.add(bytes.data(), bytes.size());
    }
    return hash.hex();
}

}
