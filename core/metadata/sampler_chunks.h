#pragma once

#include "base/range.h"

#include <filesystem>
#include <optional>

namespace gleaner::audio {

/// What the `acid` and `smpl` chunks of a WAV, or of the WAV that a FLAC was made from, tell a sampler
/// (docs/formats.md 2.3), as it stands there; absent where the chunk, or the flag that makes a field count,
/// is.
struct SamplerChunks {
    std::optional<double> acidBpm{}; ///< of a loop: above 0
    std::optional<int> acidBeats{};  ///< of a loop: above 0
    std::optional<int> acidRoot{};   ///< MIDI; octaves differ from writer to writer
    bool acidOneShot = false;
    std::optional<int> smplRoot{}; ///< the MIDI note nearest to unity note and fraction, 0 to 127: many
                                   ///< writers put 60 whatever it is
    std::optional<FrameRange> smplLoop{}; ///< the first loop, its end exclusive
    friend bool operator==(const SamplerChunks&, const SamplerChunks&) = default;
};

/// Never throws: a file that is no WAV, or a chunk that is cut off, tells nothing.
SamplerChunks readSamplerChunks(const std::filesystem::path& file);

}
