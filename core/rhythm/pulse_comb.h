#pragma once

#include <span>
#include <vector>

namespace gleaner::analysis {

/// Onset strength against itself, by lag in frames, 1 at lag 0. `Sharp` takes the square root of the power
/// spectrum instead of the power (generalised autocorrelation, Percival and Tzanetakis 2014): narrower peaks,
/// and one loud hit weighs less. `Plain` is the ordinary one, per pair of frames: what is alike is near 1.
enum class PulseCorrelation { Sharp, Plain };
std::vector<float> pulseCorrelation(std::span<const float> strength, PulseCorrelation kind);

/// The highest correlation within `tolerance` (a share of the lag, at least one frame) of `lag` frames; 0
/// beyond the end.
double correlationNear(std::span<const float> correlation, double lag, double tolerance);

/// How well a beat of `lag` frames fits a sharp correlation, about 0 for none to 1: weighted mean over one,
/// two and four beats and half a beat. A sample played round comes again at every multiple of `trivialLag`
/// whatever it is: that is no evidence and left out.
double pulseAt(std::span<const float> correlation, double lag, double tolerance, double trivialLag = 0.0);

/// Whether `lag` is a whole multiple of `of`.
bool isWholeMultiple(double lag, double of);

}
