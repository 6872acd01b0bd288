#pragma once

#include <array>
#include <cstdint>

namespace gleaner::analysis {

/// A histogram of levels in half decibels that values enter and leave: percentiles of a sliding window
/// without sorting.
class RunningPercentile {
public:
    /// The hop of a level, from -120 dB up; what lies outside goes to the outermost hop.
    static std::uint8_t hop(float decibels);
    static float level(int hop) { return lowest + step * (static_cast<float>(hop) + 0.5F); }

    void add(std::uint8_t hop) {
        ++m_counts[hop];
        ++m_groups[hop / groupSize];
        ++m_total;
    }
    void remove(std::uint8_t hop) {
        --m_counts[hop];
        --m_groups[hop / groupSize];
        --m_total;
    }
    int total() const { return m_total; }

    /// Level below which `share` (0..1) of the values lie. Needs at least one value.
    float percentile(double share) const;

private:
    static constexpr float lowest = -120.0F;
    static constexpr float step = 0.5F;
    static constexpr std::size_t groupSize = 16;
    std::array<int, 256> m_counts{};
    std::array<int, 256 / groupSize>
        m_groups{}; ///< sums of 16 counts: a percentile is found in two short walks
    int m_total = 0;
};

}
