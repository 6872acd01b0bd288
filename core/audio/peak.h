#pragma once

#include "audio/audio_buffer.h"

namespace gleaner::audio {

/// The largest magnitude among the samples of all channels, 1.0 = full scale; 0 where there are none.
float samplePeak(const AudioBuffer& sound);

}
