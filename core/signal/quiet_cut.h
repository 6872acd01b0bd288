#pragma once

#include "base/range.h"

#include <vector>

namespace gleaner::analysis {

/// The quietest frame (rising through zero, where there is such a one) within `reach` frames of `wanted` in
/// `mono`: a cut there does not click.
Frame quietCut(const std::vector<float>& mono, Frame wanted, Frame reach);

}
