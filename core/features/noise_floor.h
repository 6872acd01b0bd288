#pragma once

#include "features/band_frames.h"
#include "signal/running_percentile.h"

#include <cstdint>
#include <deque>

namespace gleaner::analysis {

/// What counts as background around one moment, band by band, dB.
struct FloorLevels {
    BandLevels quiet{}; ///< 20th percentile: the floor itself
    BandLevels
        background{}; ///< what an event has to rise above: 90th percentile, at most 12 dB over the 20th
};

/// Measures the noise floor as percentiles over +-4 s. The cap keeps dense drums working, which are their own
/// 90th percentile (docs/detection.md 1.2). Takes frames and gives each back together with the floor around
/// it, four seconds later.
class NoiseFloor {
public:
    NoiseFloor(std::size_t bands, int reachFrames) : m_bands(bands), m_reach(reachFrames) {}

    /// Calls `out(levels, floor)` for each frame whose surroundings are known.
    template <class Callback>
    void push(const BandLevels& levels, Callback&& out) {
        enter(levels);
        if (m_window.size() > static_cast<std::size_t>(m_reach) + m_centre) give(out);
    }
    template <class Callback>
    void finish(Callback&& out) {
        while (m_centre < m_window.size())
            give(out);
    }

private:
    struct Entry {
        BandLevels levels;
        std::array<std::uint8_t, maxBands> hops;
    };
    template <class Callback>
    void give(Callback&& out) {
        refresh();
        out(static_cast<const BandLevels&>(m_window[m_centre].levels),
            static_cast<const FloorLevels&>(m_floor));
        if (++m_centre > static_cast<std::size_t>(m_reach)) leave();
    }
    void enter(const BandLevels& levels);
    void leave();
    void refresh();

    std::size_t m_bands;
    int m_reach;
    std::deque<Entry> m_window;
    std::size_t m_centre = 0; ///< in the window: the next frame to give
    std::array<RunningPercentile, maxBands> m_histograms;
    FloorLevels m_floor;
    int m_untilRefresh = 0;
};

}
