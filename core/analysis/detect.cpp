#include "analysis/detect.h"

#include "analysis/listening.h"

#include <array>

namespace gleaner::analysis {

Detection detect(audio::AudioSource& source, const DetectSettings& settings, const Progress& progress) {
    const std::array loops = {loopStep(settings.sensitivity)};
    const Listening listening = listen(source, {loops, settings.tempi}, progress.part(0.0, 0.7));
    DescribedSlices known;
    return describe(listening, find(listening, settings), source, known, progress.part(0.7, 1.0));
}

}
