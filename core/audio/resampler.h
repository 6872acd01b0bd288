#pragma once

#include "audio/audio_buffer.h"

namespace gleaner::audio {

/// The whole buffer at another rate, by soxr VHQ; the same buffer when the rates are equal. The first frame
/// stays the first (delay compensated), the length is the nearest frame of length * to / from. Expects rates
/// above 0 Hz. Throws Error where soxr can't.
AudioBuffer resample(const AudioBuffer& input, int from, int to);
/// Only these frames of it; what lies behind them is not worked out.
AudioBuffer resample(const AudioBuffer& input, int from, int to, FrameRange wanted);

}
