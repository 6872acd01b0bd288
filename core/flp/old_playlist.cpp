#include "flp/old_playlist.h"

#include <algorithm>

namespace gleaner::flp {

void OldPlaylist::take(std::uint32_t number) {
    m_items.push_back({number & 0xFFFF, static_cast<int>(number >> 16)});
}

void OldPlaylist::placeIn(Project& project) const {
    constexpr int itemSize = 4;
    const std::int64_t block = ticksPerBar(project);
    for (const Item& item : m_items) {
        const auto pattern =
            std::ranges::lower_bound(project.patterns, item.pattern, {}, &ProjectPattern::id);
        const bool isThere = pattern != project.patterns.end() && pattern->id == item.pattern;
        const std::int64_t length = std::max(block, isThere ? pattern->lengthTicks : 0);
        project.playlist.push_back(
            {"pattern", 0, item.pattern, item.block * block, length, item.pattern, false});
        project.itemSize = std::max(itemSize, project.itemSize.value_or(0));
    }
}

void OldPlaylist::countBeats(Project& project) {
    project.numerator = std::max(1, project.numerator / project.denominator);
    project.denominator = 4;
}

}
