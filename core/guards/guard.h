#pragma once

#include "audio/audio_source.h"
#include "base/progress.h"
#include "guards/flag.h"

#include <vector>

namespace gleaner::guards {

/// What a guard is told of a recording before it streams by.
struct Recorded {
    audio::AudioInfo info;
    std::vector<float> polarity; ///< see analysis::mixPolarity
};

/// Listens to a recording that streams by for one thing that a person should know before it is published.
class Guard {
public:
    virtual ~Guard() = default;
    /// The next frames, in order, all channels.
    virtual void push(const audio::AudioBuffer& block) = 0;
    /// What was found, by begin; ranges lie inside what was pushed and don't overlap. Once, at the end.
    virtual std::vector<Flag> finish() = 0;
};

/// Everything that the guards have to say of a recording, by begin and kind. Streams once, on this thread;
/// the same whatever the blocks are. Throws Error and Cancelled.
std::vector<Flag> flagsOf(audio::AudioSource& source, const Progress& progress);

}
