#include "pack/event/same_event.h"

#include "signal/mono_stream.h"

#include <algorithm>
#include <cmath>

namespace gleaner::pack {
namespace {

constexpr double sameBeginSeconds = 0.03; ///< chosen: sound takes as long over ten metres
constexpr double sameOverlap = 0.5;       ///< of the union

}

bool isSameEvent(const HeardRegion& a, const HeardRegion& b) {
    if (a.kind != b.kind) return false;
    const double common = std::min(a.end, b.end) - std::max(a.begin, b.begin);
    const double all = std::max(a.end, b.end) - std::min(a.begin, b.begin);
    const bool beginsThere =
        a.kind == music::SampleKind::Hit && std::abs(a.begin - b.begin) <= sameBeginSeconds;
    return common > 0.0 && (beginsThere || common >= sameOverlap * all);
}

OpenRecorder::OpenRecorder(const library::Recording& recording)
    : reader(std::make_unique<audio::SequenceReader>(library::filesOf(recording))),
      excerpts(std::make_unique<analysis::Excerpts>(*reader, analysis::mixPolarity(*reader),
                                                    reader->info().frames)) {}

}
