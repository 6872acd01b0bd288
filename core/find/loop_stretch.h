#pragma once

#include "features/cell_range.h"
#include "features/recording_track.h"
#include "slices/found.h"

#include <vector>

namespace gleaner::analysis {

/// The band levels of a stretch of the track, noise taken out of sight (see aboveFloor).
std::vector<BandLevels> levelsOf(const RecordingTrack& track, CellRange range);

/// How far a rhythm goes that was seen in a window of the track.
class LoopStretch {
public:
    /// Looks up to `reachSeconds` beyond both ends of `window` for where each second comes again `period`
    /// seconds later.
    LoopStretch(const RecordingTrack& track, CellRange window, double period);

    /// The last round included; true to about a quarter of a second. Empty where nothing comes again.
    CellRange cells() const { return m_cells; }

    /// Whether the beat from `begin` on (seconds of the recording) sounds like the one a round later, and the
    /// beat before `end` like the one a round before.
    bool holds(double begin, double end, double beatSeconds) const;

    /// s that a rhythm is followed to both sides; follows from the longest loop (docs/detection.md 3.2); flat
    /// at 0.8x and 1.25x
    static constexpr double reachSeconds = 32.0;

private:
    /// Correlation of the levels of `length` cells from two cells of the track on; 0 outside of what is
    /// known.
    double similarity(std::size_t first, std::size_t second, std::size_t length) const;

    std::size_t m_bands;
    CellRange m_known; ///< what m_levels cover
    std::vector<BandLevels> m_levels;
    BandLevels m_mean{}; ///< of the window
    std::size_t m_lag;   ///< of a round, cells
    CellRange m_cells;
};

}
