#pragma once

#include "detection/recording_analysis.h"

namespace gleaner::analysis {

inline constexpr double lowestPeakDb = 3.0; ///< novelty peaks that the finders look at

/// All that one part holds, sorted by nothing yet. Expects that the loops of this sensitivity were listened
/// for.
std::vector<DetectedRegion> findIn(const PartAnalysis& part, const DetectSettings& settings);

}
