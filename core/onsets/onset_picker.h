#pragma once

#include "onsets/attack_trail.h"

#include <span>
#include <vector>

namespace gleaner::analysis {

/// Onsets in seconds, rising, at least 30 ms apart: the peaks of `flux` (see OnsetFlux) that stand out from
/// the flux around them. `sensitivity` 0 to 1. What a peak must be follows the material: in melodies of soft
/// attacks the flux is a tenth of that of drums, and there the beginning is looked for in the level, because
/// a slow attack shows late in the spectrum.
std::vector<double> pickOnsets(std::span<const float> flux, const AttackTrail& trail, double sensitivity);

}
