#include "detection/detect.h"

#include "detection/listening.h"

#include <array>

namespace gleaner::analysis {

Detection detect(audio::AudioSource& source, const DetectSettings& settings, const Progress& progress) {
    const std::array loops = {loopStep(settings.sensitivity)};
    Listening listening = listen(source, {loops, settings.tempi, settings.channels}, progress.part(0.0, 0.7));
    const std::vector<Found> found = find(listening, settings);
    listening.endFinding();
    return describe(listening, found, source, nullptr, progress.part(0.7, 1.0));
}

}
