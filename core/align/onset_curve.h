#pragma once

#include "audio/audio_source.h"
#include "base/progress.h"

#include <vector>

namespace gleaner::align {

inline constexpr int curveRate = 100; ///< values a second

/// When sounds begin: how much louder it became within 20 ms, dB, mean of a dozen bands; less its own mean
/// over two seconds, in standard deviations, at most 4. Gain, colour and steady noise leave little trace in
/// it. 100 values a second. Streams; throws Error and Cancelled.
std::vector<float> onsetCurve(audio::AudioSource& source, const Progress& progress);

}
