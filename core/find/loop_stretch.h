#pragma once

#include "features/feature_track.h"
#include "features/hop_range.h"
#include "slices/detected_region.h"

#include <vector>

namespace gleaner::analysis {

/// The band levels of a stretch of the track, noise taken out of sight (see aboveFloor).
std::vector<BandLevels> levelsOf(const FeatureTrack& track, HopRange range);

/// How far a rhythm goes that was seen in a window of the track.
class LoopStretch {
public:
    /// Looks up to `reachSeconds` beyond both ends of `window` for where each second comes again `period`
    /// seconds later.
    LoopStretch(const FeatureTrack& track, HopRange window, double period);

    /// The last round included; true to about a quarter of a second. Empty where nothing comes again.
    HopRange hops() const { return m_hops; }

    /// Whether the beat from `begin` on (seconds of the recording) sounds like the one a round later, and the
    /// beat before `end` like the one a round before.
    bool holds(double begin, double end, double beatSeconds) const;

    /// s that a rhythm is followed to both sides; follows from the longest loop (docs/detection.md 3.2); flat
    /// at 0.8x and 1.25x
    static constexpr double reachSeconds = 32.0;

private:
    /// Correlation of the levels of `length` hops from two hops of the track on; 0 outside of what is
    /// known.
    double similarity(std::size_t first, std::size_t second, std::size_t length) const;

    std::size_t m_bands;
    HopRange m_known; ///< what m_levels cover
    std::vector<BandLevels> m_levels;
    BandLevels m_mean{}; ///< of the window
    std::size_t m_lag;   ///< of a round, hops
    HopRange m_hops;
};

}
