#pragma once

#include "audio/audio_buffer.h"
#include "base/units.h"

namespace gleaner::loudness {

// Measures over 400 ms windows that begin at every frame, so that neither a grid nor where the file begins
// has a say. Private to the room.

/// Loudest 400 ms; silence lies on both sides of the sample.
Lufs momentaryMax(const audio::AudioBuffer& sample, int rate);

/// Integrated loudness of the loop played for ever: the gates of BS.1770-5 over every window of one turn in
/// its steady state. What repeating the file and measuring tends to, and the same wherever the loop begins.
Lufs loopLoudness(const audio::AudioBuffer& loop, int rate);

}
