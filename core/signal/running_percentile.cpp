#include "signal/running_percentile.h"

#include <algorithm>

namespace gleaner::analysis {

std::uint8_t RunningPercentile::hop(float decibels) {
    return static_cast<std::uint8_t>(std::clamp((decibels - lowest) / step, 0.0F, 255.0F));
}

float RunningPercentile::percentile(double share) const {
    const int wanted = static_cast<int>(share * (m_total - 1));
    int below = 0;
    std::size_t group = 0;
    while (group + 1 < m_groups.size() && below + m_groups[group] <= wanted)
        below += m_groups[group++];
    std::size_t hop = group * groupSize;
    while (hop + 1 < m_counts.size() && below + m_counts[hop] <= wanted)
        below += m_counts[hop++];
    return level(static_cast<int>(hop));
}

}
