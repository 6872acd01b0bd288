#include "music/time.h"

#include <cmath>

namespace gleaner::music {

std::int64_t ticksFromBeats(double beats, int ppq) {
    return static_cast<std::int64_t>(std::floor(beats * ppq + 0.5));
}

double beatsFromTicks(std::int64_t ticks, int ppq) { return static_cast<double>(ticks) / ppq; }

double secondsFromBeats(Beats beats, Bpm bpm) { return beats.value * 60.0 / bpm.value; }

}
