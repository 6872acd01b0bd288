#pragma once

#include <span>

namespace gleaner::analysis {

/// The tempo within 4 % of `bpm` at which the onsets of a sample lie best on beats, eighths and sixteenths:
/// the sum of the Fourier components of the onset strength at these three rates (Fourier tempogram, Grosche
/// and Mueller 2011). A finished sample is often a little too long (a tail, a coder's padding), so that its
/// length in beats says less than its onsets. People choose whole numbers: the best whole number is given
/// where the onsets agree with it, preferring one that `bpm` itself is to 0.05 %; else `bpm`.
double tempoOnGrid(std::span<const float> strength, double frameRate, double bpm);

}
