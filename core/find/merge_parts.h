#pragma once

#include "features/feature_track.h"
#include "slices/detected_region.h"

#include <span>
#include <vector>

namespace gleaner::analysis {

/// What was found in the parts of one recording as one list. A sound that several microphones heard is found
/// several times: it is kept in the part in which it stands out most (see standouts). `tracks` are those of
/// the parts; what was found in the n-th stands in `found[n]`.
std::vector<DetectedRegion> mergedParts(std::span<const FeatureTrack* const> tracks,
                                        const std::vector<std::vector<DetectedRegion>>& found);

}
