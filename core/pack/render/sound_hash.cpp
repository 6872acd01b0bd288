#include "pack/render/sound_hash.h"

#include "audio/sample_steps.h"
#include "files/sha256.h"

#include <algorithm>
#include <cstdint>

namespace gleaner::pack {
namespace {

constexpr Frame runLength = 4096;
constexpr std::size_t sampleBytes = 4;

/// Little-endian, wherever this runs.
void put(std::int32_t steps, char* bytes) {
    const auto bits = static_cast<std::uint32_t>(steps);
    for (std::size_t n = 0; n < sampleBytes; ++n)
        bytes[n] = static_cast<char>((bits >> (8 * n)) & 0xFFU);
}

}

std::string soundHashOf(const audio::AudioBuffer& sound) {
    library::Sha256 hash;
    const auto channels = static_cast<std::size_t>(sound.channels());
    std::string bytes(static_cast<std::size_t>(runLength) * channels * sampleBytes, '\0');
    for (Frame at = 0; at < sound.frames(); at += runLength) {
        const auto count = static_cast<std::size_t>(std::min(runLength, sound.frames() - at));
        for (std::size_t channel = 0; channel < channels; ++channel) {
            const auto samples =
                sound.channel(static_cast<int>(channel)).subspan(static_cast<std::size_t>(at), count);
            for (std::size_t n = 0; n < count; ++n)
                put(audio::stepsOf(samples[n]), &bytes[(n * channels + channel) * sampleBytes]);
        }
        hash.add(bytes.data(), count * channels * sampleBytes);
    }
    return hash.hex();
}

}
