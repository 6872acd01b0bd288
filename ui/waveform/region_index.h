#pragma once

#include "pack/plan/request.h"

#include <algorithm>
#include <vector>

namespace gleaner::ui {

/// Finds the regions of one recording by time, however many there are.
class RegionIndex {
public:
    RegionIndex() = default;
    /// Sorted by begin.
    explicit RegionIndex(const std::vector<pack::ChosenSlice>& slices) {
        m_begins.reserve(slices.size());
        m_ends.reserve(slices.size());
        for (std::size_t i = 0; i < slices.size(); ++i) {
            const FrameRange range = slices[i].slice.range;
            m_begins.push_back(range.begin);
            m_ends.push_back(range.end);
            if (i % blockLength == 0)
                m_lastEnds.push_back(range.end);
            else
                m_lastEnds.back() = std::max(m_lastEnds.back(), range.end);
        }
    }

    /// Calls `visit` with the place in the list of each region that overlaps the range, by begin.
    template <typename Visit>
    void each(FrameRange range, Visit visit) const {
        const auto behind = std::ranges::lower_bound(m_begins, range.end) - m_begins.begin();
        const auto end = static_cast<std::size_t>(behind);
        for (std::size_t block = 0; block * blockLength < end; ++block) {
            if (m_lastEnds[block] <= range.begin) continue;
            const std::size_t last = std::min(end, (block + 1) * blockLength);
            for (std::size_t i = block * blockLength; i < last; ++i)
                if (m_ends[i] > range.begin) visit(i);
        }
    }

private:
    static constexpr std::size_t blockLength = 64;
    std::vector<Frame> m_begins, m_ends;
    std::vector<Frame> m_lastEnds; ///< of each block
};

}
