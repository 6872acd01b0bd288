#pragma once

#include "audio/audio_source.h"
#include "base/range.h"

#include <vector>

namespace gleaner::analysis {

/// Short pieces of a recording, read again where something was found.
class Excerpts {
public:
    Excerpts(audio::AudioSource& source, std::vector<float> polarity, Frame frames);

    int rate() const { return m_source.info().rate; }
    Frame frames() const { return m_frames; } ///< of the recording
    const std::vector<float>& polarity() const { return m_polarity; }

    /// The frames of `range` that exist, as mono (see mixToMono).
    std::vector<float> mono(FrameRange range);
    /// The same with its channels where there are one or two, else as mono. Memory stays small for any number
    /// of channels.
    audio::AudioBuffer audio(FrameRange range);

private:
    audio::AudioSource& m_source;
    std::vector<float> m_polarity;
    Frame m_frames;
    audio::AudioBuffer m_block;
    std::vector<float> m_mixed;
};

}
