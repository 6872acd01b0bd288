#pragma once

#include "flp/project.h"

#include <vector>

namespace gleaner::flp {

/// The playlist before FL 4 (event 129): blocks of sixteen steps, each in the row of its pattern.
class OldPlaylist {
public:
    /// A block as the file has it: its place in the low word, its pattern in the high one.
    void take(std::uint32_t number);

    /// Adds the blocks to the project's items, as long as their patterns are. The project's patterns are
    /// sorted and know their lengths.
    void placeIn(Project& project) const;

    /// The signature of those projects counts steps, sixteen in a block and four of them a beat: in beats, as
    /// later projects say it.
    static void countBeats(Project& project);

private:
    struct Item {
        std::int64_t block = 0; ///< from the start
        int pattern = 0;
    };
    std::vector<Item> m_items;
};

}
