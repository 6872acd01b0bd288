#pragma once

#include <vector>

namespace gleaner::align {

/// Where a second recording roughly lies: its time less the first's, which may change slowly.
struct RoughLag {
    double seconds = 0.0; ///< at the beginning of the first
    double slope = 0.0;   ///< seconds a second of the first
    double at(double secondsOfFirst) const { return seconds + slope * secondsOfFirst; }
};

/// From the onset curves of both (`onsetCurve`): minutes of the first are looked for in all of the second,
/// and the lag that most of them agree in is taken, within what clocks drift. To about 20 ms where the two
/// have sound in common; else anything. Expects that neither is empty.
RoughLag roughLag(const std::vector<float>& first, const std::vector<float>& second);

}
