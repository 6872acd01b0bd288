#pragma once

#include "audio/audio_buffer.h"
#include "tagging/sample_origin.h"

#include <string>
#include <vector>

namespace gleaner::pack {

/// What was done to a sample since it was written.
enum class Change {
    Gain,
    Trimmed,
    Extended,
    Resampled,
    Relabelled, ///< the same samples at another rate
    BitDepth,
    Channels,
    Swapped,
    Inverted,
    Reversed,
    Faded,
    Edited,
    ChunksDropped,
    Renamed,
    Replaced, ///< its sound is another sample's, whose metadata it has not
};
std::string_view idOf(Change change); ///< "gain", "chunks-dropped"

struct NamedChange {
    Change change = Change::Edited;
    std::string text; ///< in plain words, without its end
    friend bool operator==(const NamedChange&, const NamedChange&) = default;
};

/// What differs between a sound as it was written and as it is now, by its print alone; empty: nothing.
/// `bits` as in audio::AudioInfo. What lies beyond a print (a filter, a few blocks of another take) is
/// "edited".
std::vector<NamedChange> soundChanges(const audio::SampleOrigin& origin, const audio::AudioBuffer& now,
                                      int rate, int bits);

}
