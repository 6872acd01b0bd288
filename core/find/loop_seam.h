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

/// A place within `reach` of `second` from which `length` frames go on most like those from `first` on, and
/// how much (see seamCorrelation); of several the nearest. Where the recording ends too soon for that, the
/// frames before both places are compared; where it begins too late as well, `second` itself at 0.
struct Continuation {
    Frame at = 0;
    double correlation = 0.0;
};
Continuation bestContinuation(std::span<const float> mono, Frame first, Frame second, Frame reach,
                              Frame length);

/// The frame at which a loop had best begin: `firsts` holds the frames that may be its first, `lasts` at the
/// same place the one that would then be its last. The joint there makes the smallest step and lies nearest
/// to zero, all channels together; in doubt it is nearest to the middle.
Frame quietJoint(const audio::AudioBuffer& firsts, const audio::AudioBuffer& lasts);

}
