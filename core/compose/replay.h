#pragma once

#include "compose/heard.h"
#include "compose/kit.h"

namespace gleaner::compose {

/// A rhythm as the kit plays it.
struct ReplayPart {
    double bars = 4.0;
    std::vector<music::DrumNote> notes;
    /// By channel: what brings its sample to the level of the quietest, a linear factor up to 1.
    std::map<int, double> gains;
};

/// Each stroke by the player whose sample sounds nearest to it, by the middle of their energy; of `roles`
/// alone where there are any. `amount` 0..1: from its step to where it was played. A note comes earlier by
/// what its sample has before its stroke, and all of them later by as much as the first of them needs. Bars
/// are of `barBeats` quarters. The loudest stroke has the highest velocity. Throws Error where nobody of
/// these roles plays.
ReplayPart writeReplay(const Heard& heard, const Kit& kit, const std::vector<std::string>& roles,
                       double amount, double bpm, double barBeats);

}
