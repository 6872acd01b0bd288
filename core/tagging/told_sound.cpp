#include "tagging/told_sound.h"

#include "audio/format_limits.h"
#include "audio/input_file.h"
#include "tagging/sample_origin.h"

#include <algorithm>
#include <cstdint>

namespace gleaner::audio {
namespace {

// EBU Tech 3285 v2: where the version and the levels stand in `bext`.
constexpr std::size_t versionAt = 346, levelsAt = 412, levelsEnd = levelsAt + 10;
constexpr std::uint64_t notMeasured = 0x7FFF;
constexpr std::uint64_t pcm = 1, extensible = 0xFFFE;

std::uint64_t numberAt(std::string_view bytes, std::size_t at, std::size_t count) {
    return at + count <= bytes.size() ? littleEndian(bytes.substr(at, count)) : 0;
}

/// The bodies of the chunks that are wanted; empty where they are missing. False where the file is no RIFF of
/// whole chunks, or has one of them twice.
struct Bodies {
    std::string_view format, data, bext;

    bool readFrom(std::string_view wav) {
        if (wav.size() < 12 || !wav.starts_with("RIFF") || wav.substr(8, 4) != "WAVE") return false;
        for (std::size_t at = 12; at + 8 <= wav.size();) {
            const std::string_view id = wav.substr(at, 4);
            const std::uint64_t size = numberAt(wav, at + 4, 4);
            if (size > wav.size() - at - 8) return false;
            if (std::string_view* const body = placeOf(id)) {
                if (!body->empty()) return false;
                *body = wav.substr(at + 8, static_cast<std::size_t>(size));
            }
            at += 8 + static_cast<std::size_t>(size + size % 2);
        }
        return !format.empty() && !data.empty() && !bext.empty();
    }

private:
    std::string_view* placeOf(std::string_view id) {
        return id == "fmt " ? &format : id == "data" ? &data : id == "bext" ? &bext : nullptr;
    }
};

bool readFormat(std::string_view format, ToldSound& told) {
    constexpr std::size_t formatBytes = 16, subFormatAt = 24;
    if (format.size() < formatBytes) return false;
    std::uint64_t tag = numberAt(format, 0, 2);
    if (tag == extensible) tag = numberAt(format, subFormatAt, 2);
    told.channels = static_cast<int>(numberAt(format, 2, 2));
    told.rate = static_cast<int>(std::min<std::uint64_t>(numberAt(format, 4, 4), INT32_MAX));
    told.bits = static_cast<int>(numberAt(format, 14, 2));
    return tag == pcm && isWithinChannels(told.channels) && isWithinRates(told.rate) &&
           (told.bits == 16 || told.bits == 24 || told.bits == 32) &&
           numberAt(format, 12, 2) == static_cast<std::uint64_t>(told.channels * told.bits / 8);
}

std::optional<double> level(std::string_view bext, std::size_t index) {
    const std::uint64_t hundredths = numberAt(bext, levelsAt + 2 * index, 2);
    if (hundredths == notMeasured) return std::nullopt;
    return static_cast<std::int16_t>(hundredths) / 100.0;
}

}

std::optional<ToldSound> toldSoundOf(std::string_view wav) {
    Bodies bodies;
    ToldSound told;
    if (!bodies.readFrom(wav) || !readFormat(bodies.format, told)) return std::nullopt;
    const auto frameBytes = static_cast<std::size_t>(told.channels * told.bits / 8);
    if (bodies.data.size() % frameBytes != 0) return std::nullopt;
    told.samples = bodies.data;
    told.frames = static_cast<Frame>(bodies.data.size() / frameBytes);
    if (!bodies.bext.starts_with(originOpening) || bodies.bext.size() < levelsEnd ||
        numberAt(bodies.bext, versionAt, 2) != 2)
        return std::nullopt;
    told.integrated = level(bodies.bext, 0); // integrated, range, true peak, momentary, short-term
    told.truePeak = level(bodies.bext, 2);
    told.momentaryMax = level(bodies.bext, 3);
    return told;
}

AudioBuffer soundOf(const ToldSound& told) {
    AudioBuffer sound(told.channels, told.frames);
    const auto width = static_cast<std::size_t>(told.bits / 8);
    const double fullScale = static_cast<double>(std::int64_t{1} << (told.bits - 1));
    const char* at = told.samples.data();
    for (Frame n = 0; n < told.frames; ++n)
        for (int c = 0; c < told.channels; ++c, at += width) {
            std::uint32_t value = 0;
            for (std::size_t byte = 0; byte < width; ++byte)
                value |= std::uint32_t{static_cast<unsigned char>(at[byte])}
                         << (32 - told.bits + 8 * static_cast<int>(byte));
            const std::int32_t steps = static_cast<std::int32_t>(value) >> (32 - told.bits);
            sound.channel(c)[n] = static_cast<float>(steps / fullScale);
        }
    return sound;
}

}
