#pragma once

#include "audio/audio_buffer.h"
#include "music/sample_kind.h"

namespace gleaner::pack {

/// Whether a loop runs on over its end without a click, on every channel: the step and the bend at the seam
/// are no larger than those on the quieter of its two sides, and what it throws into 200 to 3500 Hz, where
/// the ear is keen and a step of any shape shows, is no more than 6 dB over the median of that side (100 ms;
/// nothing counts 70 dB under the loop). A loud side must not excuse a click into a quiet one.
bool isSeamSmooth(const audio::AudioBuffer& loop, int rate);

/// Crosses the end of the loop over to `before`, what the recording holds right before the loop's beginning:
/// the last frame leads into the first as it does there. Gain follows the likeness of the two, so that
/// neither noise nor a tone swells.
void crossfadeEnd(audio::AudioBuffer& loop, const audio::AudioBuffer& before);
/// The same at the beginning, with `after`, what follows the loop's end.
void crossfadeBeginning(audio::AudioBuffer& loop, const audio::AudioBuffer& after);
/// `count` frames down and up, for a loop with nothing around it.
void fadeSeam(audio::AudioBuffer& loop, Frame count);

/// Raised cosines over the first `in` and the last `out` frames; both are clamped to what is there.
void fade(audio::AudioBuffer& sample, Frame in, Frame out);

/// Fades ends that would click: raised cosines at a beginning or an end that is not below -60 dB of the peak,
/// as long as the kind bears (hits 1 ms and 5 ms, phrases 3 and 10, textures 10 and 30).
void fadeEnds(audio::AudioBuffer& sample, int rate, music::SampleKind kind);

}
