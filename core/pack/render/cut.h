#pragma once

#include "audio/audio_source.h"
#include "base/progress.h"

namespace gleaner::pack {

// Taking a stretch out of a recording at another sample rate, with all the channels of the source: which of
// a recording's channels are wanted is the business of audio::ChannelSource.

/// The stretch of `source` at `rate`. Sound around it takes part in the resampling, so that its edges do not
/// ring. Throws Error when the recording ends before the stretch does, and Cancelled.
audio::AudioBuffer cut(audio::AudioSource& source, FrameRange range, int rate, const Progress& progress);

/// The stretch as one turn of a seamless loop: where its end does not meet its beginning (see isSeamSmooth),
/// its last 10 ms, or up to 160 where that is not enough, cross over to what lies before its beginning (or
/// its first to what lies behind its end), and it is resampled in a circle.
audio::AudioBuffer cutLoop(audio::AudioSource& source, FrameRange range, int rate, const Progress& progress);

/// The stretch as it stands in the recording.
audio::AudioBuffer readStretch(audio::AudioSource& source, FrameRange range, const Progress& progress);
/// Who judges the seam of a loop at a rate.
using IsSmooth = bool (*)(const audio::AudioBuffer& loop, int rate);
/// The same with its seam mended where it is not smooth, as `cutLoop` does, at the recording's rate.
audio::AudioBuffer readLoop(audio::AudioSource& source, FrameRange range, IsSmooth isSmooth,
                            const Progress& progress);

/// The loop with so many frames to a turn: resampled as if it went on and on.
audio::AudioBuffer resampleCircle(const audio::AudioBuffer& loop, Frame wanted);

}
