#include "signal/quiet_cut.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

Frame quietCut(const std::vector<float>& mono, Frame wanted, Frame reach) {
    const auto size = static_cast<Frame>(mono.size());
    if (size == 0) return 0;
    const auto at = [&](Frame n) { return mono[static_cast<std::size_t>(n)]; };
    const Frame from = std::clamp<Frame>(wanted - reach, 0, size - 1);
    const Frame to = std::clamp<Frame>(wanted + reach, from, size - 1);
    Frame best = std::clamp<Frame>(wanted, from, to);
    bool rising = false;
    for (Frame n = from; n <= to; ++n) {
        const bool rises = n > 0 && at(n - 1) <= 0.0F && at(n) >= 0.0F;
        if (rising && !rises) continue;
        const bool nearer = std::abs(n - wanted) < std::abs(best - wanted);
        const bool quieter = std::abs(at(n)) < std::abs(at(best));
        if ((rises && !rising) || (rises ? nearer : quieter)) best = n;
        rising = rising || rises;
    }
    return best;
}

}
