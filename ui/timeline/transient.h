#pragma once

#include "base/units.h"

#include <optional>
#include <span>

namespace gleaner::ui {

/// The beginning of the sound that gets loud within `reach` samples of `wanted`: where its level over 6 ms is
/// 9 dB or more over the 20 ms before, and of several such places, all but as plain as the plainest, the
/// nearest. Nothing where nothing does. `mid` holds 20 ms more on both sides where the recording has them.
std::optional<Frame> nearestTransient(std::span<const float> mid, Frame wanted, Frame reach, int rate);

}
