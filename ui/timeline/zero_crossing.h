#pragma once

#include "base/units.h"

#include <optional>
#include <span>

namespace gleaner::ui {

/// Index of the sample nearest to `wanted` at which `mid` crosses zero: the sample itself is 0, or its sign
/// differs from the one before it (of the two the quieter is taken). Searches `reach` samples to both sides;
/// nothing where there is none.
std::optional<Frame> nearestZeroCrossing(std::span<const float> mid, Frame wanted, Frame reach);

}
