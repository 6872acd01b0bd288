#include "features/noise_floor.h"

#include <algorithm>

namespace gleaner::analysis {

namespace {
constexpr double quietShare = 0.2;
constexpr double backgroundShare = 0.9;
constexpr float backgroundCapDb = 12.0F;
constexpr int floorRefreshFrames = 16; ///< frames; the floor moves over seconds
}

void NoiseFloor::enter(const BandLevels& levels) {
    Entry& entry = m_window.emplace_back();
    entry.levels = levels;
    for (std::size_t b = 0; b < m_bands; ++b)
        m_histograms[b].add(entry.hops[b] = RunningPercentile::hop(levels[b]));
}

void NoiseFloor::leave() {
    for (std::size_t b = 0; b < m_bands; ++b)
        m_histograms[b].remove(m_window.front().hops[b]);
    m_window.pop_front();
    --m_centre;
}

void NoiseFloor::refresh() {
    if (m_untilRefresh-- > 0) return;
    m_untilRefresh = floorRefreshFrames - 1;
    for (std::size_t b = 0; b < m_bands; ++b) {
        m_floor.quiet[b] = m_histograms[b].percentile(quietShare);
        m_floor.background[b] =
            std::min(m_histograms[b].percentile(backgroundShare), m_floor.quiet[b] + backgroundCapDb);
    }
}

}
