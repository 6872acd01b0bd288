#include "detection/detect.h"

#include "detection/recording_analysis.h"

#include <array>
#include <utility>

namespace gleaner::analysis {
namespace {

struct Search {
    std::vector<DetectedRegion> found;
    SliceSources sources;
};

/// What listening leaves behind takes tens of megabytes, which are given back before anything is described.
Search search(audio::AudioSource& source, const DetectSettings& settings, const Progress& progress,
              const EarlyLook* early) {
    const std::array loops = {loopStep(settings.sensitivity)};
    RecordingAnalysis analysis =
        analyse(source, {loops, settings.tempi, settings.channels, early, &settings}, progress);
    return {find(analysis, settings), std::move(analysis.sources)};
}

}

Detection detect(audio::AudioSource& source, const DetectSettings& settings, const Progress& progress,
                 const EarlyLook* early) {
    const Search done = search(source, settings, progress.part(0.0, 0.7), early);
    return describe(done.sources, done.found, source, nullptr, progress.part(0.7, 1.0));
}

}
