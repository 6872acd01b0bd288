#pragma once

#include "analysis/found.h"
#include "analysis/hit_attack.h"
#include "analysis/recording_track.h"

#include <span>
#include <vector>

namespace gleaner::analysis {

/// dB of novelty that makes a hit: 4.75 at a sensitivity of one half (found on the development scenes), 12 at
/// 0, 3 at 1.
double hitThreshold(double sensitivity);

/// Hits that stand out enough and belong to no phrase: each from a couple of milliseconds before its attack
/// to where it has sunk into the noise, at most to the next hit, 30 ms to 4 s long. Clicks of one sample, and
/// what has no room between two hits, are left out. No audio is read.
std::vector<Found> findHits(const RecordingTrack& track, std::span<const HitAttack> attacks,
                            const std::vector<Found>& phrases, double sensitivity);

}
