#include "analysis/running_percentile.h"

#include <algorithm>

namespace gleaner::analysis {

std::uint8_t RunningPercentile::cell(float decibels) {
    return static_cast<std::uint8_t>(std::clamp((decibels - lowest) / step, 0.0F, 255.0F));
}

float RunningPercentile::percentile(double share) const {
    const int wanted = static_cast<int>(share * (m_total - 1));
    int below = 0;
    int i = 0;
    for (; i < 255; ++i) {
        below += m_counts[static_cast<std::size_t>(i)];
        if (below > wanted) break;
    }
    return level(i);
}

}
