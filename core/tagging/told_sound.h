#pragma once

#include "audio/audio_buffer.h"

#include <optional>
#include <string_view>

namespace gleaner::audio {

/// What one of our own WAVs says of its sound, read from the bytes of the file; views into those.
struct ToldSound {
    int rate = 0, channels = 0, bits = 0; ///< 16, 24 or 32
    Frame frames = 0;
    std::string_view samples;                                 ///< little-endian, frame by frame
    std::optional<double> integrated, momentaryMax, truePeak; ///< as `bext` has them: LUFS, dBTP
};

/// Nothing where it isn't a plain WAV of whole numbers whose `bext` was written by Gleaner, with levels.
std::optional<ToldSound> toldSoundOf(std::string_view wav);

/// The sound itself, as a reader of files gives it.
AudioBuffer soundOf(const ToldSound& told);

}
