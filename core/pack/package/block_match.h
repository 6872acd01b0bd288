#pragma once

#include "tagging/sound_print.h"

#include <vector>

namespace gleaner::pack {

/// Blocks from `begin` to, not including, `end`.
struct BlockRun {
    std::size_t begin = 0, end = 0;
    friend bool operator==(const BlockRun&, const BlockRun&) = default;
};

/// Where the blocks of a print are found in a sound.
struct BlockMatch {
    Frame offset = 0;             ///< at which most of them lie: frame f of the print is frame f + offset now
    Frame length = 0, frames = 0; ///< of a block; of the sound now
    std::vector<bool> isThere;    ///< by block: at that offset, or, where it is moved, at a later one
    bool isMoved = false;         ///< blocks of the end lie at another offset than those of the beginning
    Frame front = 0, back = 0;    ///< offsets of the first and of the last block that are found
    std::size_t seam = 0; ///< where it is moved: the block behind the last that lies as the first does

    std::size_t matched() const;
    Frame endOfBlocks() const { return static_cast<Frame>(isThere.size()) * length; }
    /// Blocks that lie wholly in the sound as it is now, and are others.
    std::vector<BlockRun> changedRuns() const;
};

BlockMatch matchBlocks(const audio::SoundPrint& print, const audio::AudioBuffer& now);

}
