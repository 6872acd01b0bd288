#pragma once

#include "audio/audio_buffer.h"
#include "base/progress.h"

#include <limits>

namespace gleaner::preview {

/// The sample at another length and the same pitch: waveform-similarity overlap-add (Verhelst and Roelands
/// 1993), 43 ms windows of which each is taken from where it continues the last one best, within 11 ms.
/// Attacks come as they are, once, and in their place: windows are taken between them, shorter ones where
/// they are near. The last 10 ms are the sample's own, so that a loop stays one. All channels move together.
/// `frames` > 0; of them the first `most` are made. Throws Cancelled.
audio::AudioBuffer timeStretched(const audio::AudioBuffer& sample, Frame frames, int rate,
                                 const Progress& progress, Frame most = std::numeric_limits<Frame>::max());

/// The sample read `ratio` times as fast by windowed-sinc interpolation: pitch and length change together.
/// `ratio` > 0. Throws Cancelled.
audio::AudioBuffer resampled(const audio::AudioBuffer& sample, double ratio, const Progress& progress);

}
