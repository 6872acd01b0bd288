#pragma once

#include "analysis/hit_novelty.h"

#include <span>

namespace gleaner::analysis {

/// The tempo within 4 % of `bpm` at which the onsets of a sample lie best on beats, eighths and sixteenths:
/// the sum of the Fourier components of the onset strength at these three rates (Fourier tempogram, Grosche
/// and Mueller 2011). A finished sample is often a little too long (a tail, a coder's padding), so that its
/// length in beats says less than its onsets. People choose whole numbers: the best whole number is given
/// where the onsets agree with it, preferring one that `bpm` itself is to 0.05 %; else `bpm`.
double tempoOnGrid(std::span<const float> strength, double frameRate, double bpm);

/// 0..1: how surely onsets lie on the sixteenths of a tempo and not just anywhere. By Rayleigh's test: of n
/// onsets in random phase, the mean phasor R exceeds r with probability exp(-n r^2); the tempo was the best
/// of many tried, so n R^2 must be well over that. Few onsets prove nothing.
double gridEvidence(std::span<const NoveltyPeak> onsets, double frameRate, double bpm);

}
