#pragma once

#include "tagging/sound_print.h"

#include <optional>

namespace gleaner::pack {

/// Where a sound lies in another that no block of it is found in, since all of it was made louder or quieter.
struct LevelMatch {
    Frame offset = 0;  ///< frame f of the print is frame f + offset now, within a few frames
    double gain = 0.0; ///< dB, the same for all blocks
};

/// Nothing where the levels of a quarter of the blocks, eight at least, differ by more than `spread` dB at
/// every place.
std::optional<LevelMatch> matchLevels(const audio::SoundPrint& print, const audio::AudioBuffer& now,
                                      double spread);

}
