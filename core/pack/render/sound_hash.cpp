#include "pack/render/sound_hash.h"

#include "audio/sample_steps.h"
#include "files/sha256.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

namespace gleaner::pack {
namespace {

constexpr Frame runLength = 4096;
constexpr std::size_t sampleBytes = 4;

/// Little-endian, wherever this runs.
std::uint32_t littleEndian(std::int32_t steps) {
    const auto bits = static_cast<std::uint32_t>(steps);
    if constexpr (std::endian::native == std::endian::little) return bits;
    return (bits >> 24) | ((bits >> 8) & 0xFF00U) | ((bits << 8) & 0xFF0000U) | (bits << 24);
}

}

std::string soundHashOf(const audio::AudioBuffer& sound) {
    library::Sha256 hash;
    const auto channels = static_cast<std::size_t>(sound.channels());
    std::vector<std::uint32_t> run(static_cast<std::size_t>(runLength) * channels);
    for (Frame at = 0; at < sound.frames(); at += runLength) {
        const auto count = static_cast<std::size_t>(std::min(runLength, sound.frames() - at));
        for (std::size_t channel = 0; channel < channels; ++channel) {
            const auto samples =
                sound.channel(static_cast<int>(channel)).subspan(static_cast<std::size_t>(at), count);
            for (std::size_t n = 0; n < count; ++n)
                run[n * channels + channel] = littleEndian(audio::stepsOf(samples[n]));
        }
        hash.add(reinterpret_cast<const char*>(run.data()), count * channels * sampleBytes);
    }
    return hash.hex();
}

namespace {

/// `width` bytes each as four, the lower ones zero.
template <std::size_t width>
std::string hashOfSteps(std::string_view samples) {
    library::Sha256 hash;
    std::array<char, static_cast<std::size_t>(runLength) * sampleBytes> run;
    for (std::size_t at = 0, count = 0; at < samples.size() / width; at += count) {
        count = std::min(static_cast<std::size_t>(runLength), samples.size() / width - at);
        const char* from = samples.data() + at * width;
        for (std::size_t n = 0; n < count; ++n) {
            char* const to = run.data() + n * sampleBytes;
            std::fill_n(to, sampleBytes - width, '\0');
            std::copy_n(from + n * width, width, to + (sampleBytes - width));
        }
        hash.add(run.data(), count * sampleBytes);
    }
    return hash.hex();
}

}

std::string soundHashOf(std::string_view samples, int bits) {
    return bits == 16   ? hashOfSteps<2>(samples)
           : bits == 24 ? hashOfSteps<3>(samples)
                        : hashOfSteps<4>(samples);
}

}
