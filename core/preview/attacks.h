#pragma once

#include "base/units.h"

#include <span>
#include <vector>

namespace gleaner::preview {

/// Frames at which attacks begin, rising: where the sound gets ten times as strong, or more, within some
/// milliseconds. None nearer to another than `apart` frames, or to either end: of such the stronger ones.
/// Each lies at most a millisecond before the sound that it begins.
std::vector<Frame> attacksOf(std::span<const float> mono, int rate, Frame apart);

}
