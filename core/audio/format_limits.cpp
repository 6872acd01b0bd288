#include "audio/format_limits.h"

#include "base/error.h"

namespace gleaner::audio {

void requireLimits(const std::filesystem::path& file, int channels, int rate) {
    if (!isWithinChannels(channels))
        throw Error(file, "it claims " + std::to_string(channels) +
                              " channels, and Gleaner reads 1 to 32. The header may be damaged.");
    if (!isWithinRates(rate))
        throw Error(file, "it claims a sample rate of " + std::to_string(rate) +
                              " Hz, and Gleaner reads 1,000 to 768,000 Hz. The header may be damaged.");
}

void refuseFile(const std::filesystem::path& file, const std::string& why) {
    throw Error(file, "not an audio file that Gleaner can read (" + why +
                          "). Convert it to WAV, FLAC, AIFF, CAF, Ogg, Opus or MP3.");
}

}
