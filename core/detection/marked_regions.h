#pragma once

#include "audio/marks.h"
#include "slices/detect_settings.h"
#include "slices/detected_region.h"

#include <functional>
#include <vector>

namespace gleaner::analysis {

/// What somebody marked while recording, as regions of the kinds that are wanted: as long as the mark is,
/// else to the next mark, at most 10 s. Their kind goes by their length. `partOf` tells in which part of the
/// recording a stretch is heard.
std::vector<DetectedRegion> markedRegions(const std::vector<audio::Mark>& marks, Frame frames, int rate,
                                          const std::set<music::SampleKind>& kinds,
                                          const std::function<std::size_t(FrameRange)>& partOf);

}
