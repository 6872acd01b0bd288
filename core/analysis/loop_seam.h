#pragma once

#include "audio/audio_buffer.h"
#include "base/range.h"

#include <span>

namespace gleaner::analysis {

/// Correlation of `length` frames from two points of a recording on, -1 to 1: near 1 where a joint from one
/// to the other continues as the recording did. 0 where one of them lies outside.
double seamCorrelation(std::span<const float> mono, Frame first, Frame second, Frame length);

/// The same by ear: where what differs is quiet against `loudness` (power), nobody hears the joint either.
double audibleSeam(std::span<const float> mono, Frame first, Frame second, Frame length, double loudness);

/// The frame at which a loop had best begin: `firsts` holds the frames that may be its first, `lasts` at the
/// same place the one that would then be its last. The joint there makes the smallest step and lies nearest
/// to zero, all channels together; in doubt it is nearest to the middle.
Frame quietJoint(const audio::AudioBuffer& firsts, const audio::AudioBuffer& lasts);

}
