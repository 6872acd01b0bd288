#include "find/loop_stretch.h"

#include "features/band_spectrogram.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
/// s of a cell of the track; follows from RecordingTrack
constexpr double cellSeconds = RecordingTrack::cellSeconds;
/// cells of 10 ms that are compared at once, the second of docs/detection.md 3.1; origin not recorded; flat
/// at 80 and 125
constexpr std::size_t similarCells = 100;
/// cells of 10 ms from one comparison to the next; origin not recorded; flat at 4 and 6
constexpr std::size_t stretchStepCells = 5;
/// correlation above which a rhythm goes on; origin not recorded; flat at 0.8x and 1.25x
constexpr double stillSimilar = 0.5;

std::size_t cellAt(double seconds) {
    return static_cast<std::size_t>(std::lround(std::max(0.0, seconds) / cellSeconds));
}

CellRange widened(CellRange range, std::size_t by, std::size_t last) {
    return {range.begin - std::min(range.begin, by), std::min(range.end + by, last)};
}

std::size_t overlap(CellRange a, CellRange b) {
    const std::size_t begin = std::max(a.begin, b.begin);
    const std::size_t end = std::min(a.end, b.end);
    return end > begin ? end - begin : 0;
}
}

std::vector<BandLevels> levelsOf(const RecordingTrack& track, CellRange range) {
    std::vector<BandLevels> levels(range.length());
    for (std::size_t c = 0; c < range.length(); ++c)
        for (std::size_t b = 0; b < track.bands(); ++b)
            levels[c][b] = track.level(range.begin + c, b);
    return aboveFloor(levels, track.bands());
}

LoopStretch::LoopStretch(const RecordingTrack& track, CellRange window, double period)
    : m_bands(track.bands()), m_known(widened(window, cellAt(reachSeconds), track.cells())),
      m_levels(levelsOf(track, m_known)), m_lag(cellAt(period)), m_cells{window.begin, window.begin} {
    for (std::size_t c = window.begin; c < window.end; ++c)
        for (std::size_t b = 0; b < m_bands; ++b)
            m_mean[b] += m_levels[c - m_known.begin][b] / static_cast<float>(window.length());
    CellRange run;
    std::size_t most = 0;
    for (std::size_t c = m_known.begin; c + similarCells + m_lag <= m_known.end; c += stretchStepCells) {
        if (similarity(c, c + m_lag, similarCells) <= stillSimilar) {
            run = {};
            continue;
        }
        if (run.length() == 0) run.begin = c;
        run.end = c + similarCells + m_lag;
        const std::size_t shared = overlap(run, window);
        if (shared > most || (shared == most && shared > 0 && run.begin == m_cells.begin)) {
            most = shared;
            m_cells = run;
        }
    }
}

double LoopStretch::similarity(std::size_t first, std::size_t second, std::size_t length) const {
    if (std::min(first, second) < m_known.begin || std::max(first, second) + length > m_known.end) return 0.0;
    double product = 0.0;
    double early = 1e-6;
    double late = 1e-6;
    for (std::size_t c = 0; c < length; ++c)
        for (std::size_t b = 0; b < m_bands; ++b) {
            const auto x = static_cast<double>(m_levels[first + c - m_known.begin][b] - m_mean[b]);
            const auto y = static_cast<double>(m_levels[second + c - m_known.begin][b] - m_mean[b]);
            product += x * y;
            early += x * x;
            late += y * y;
        }
    return product / std::sqrt(early * late);
}

bool LoopStretch::holds(double begin, double end, double beatSeconds) const {
    const std::size_t beat = cellAt(beatSeconds);
    const std::size_t first = cellAt(begin);
    const std::size_t last = cellAt(end - beatSeconds);
    return similarity(first, first + m_lag, beat) > stillSimilar && last >= m_lag &&
           similarity(last, last - m_lag, beat) > stillSimilar;
}

}
