#pragma once

#include "features/hit_novelty.h"
#include "rhythm/tempo.h"

#include <span>

namespace gleaner::analysis {

/// Of a sample that somebody cut on beats.
struct CutLength {
    double seconds = 0.0;
    double rate = 0.0;
};

/// The tempo near `bpm` at which the onsets of a sample lie best on beats, eighths and sixteenths: the sum of
/// the Fourier components of the onset strength at these three rates (Fourier tempogram, Grosche and Mueller
/// 2011). `bpm` is what its length says, and a finished sample is often a little too long or too short (a
/// tail, a coder's padding), so that its onsets may say more. People choose whole numbers: the best whole
/// number is given where the onsets agree with it, preferring one that the length is exactly; else `bpm`.
double tempoOnGrid(std::span<const float> strength, double frameRate, Bpm bpm, const CutLength& cut);

/// The same for a sample whose length says nothing: within 3 % of `bpm`.
double tempoOnGrid(std::span<const float> strength, double frameRate, Bpm bpm);

/// Whether a length is bars of four beats (1, 2, 4, 8 or 16) at a whole number of beats a minute, to the
/// sample. By chance that is one length of some hundred. No: whole and half seconds, to which people cut
/// anything.
bool isCutToTheSample(const CutLength& cut, const TempoRange& range);

/// Rayleigh's n R^2: of n onsets in random phase, the mean phasor R by sixteenths exceeds r with probability
/// exp(-n r^2). A difference of two such figures is the logarithm of how much better one tempo fits.
double onsetsOnGrid(std::span<const NoveltyPeak> onsets, double frameRate, Bpm bpm);

/// 0..1: how surely onsets lie on the sixteenths of a tempo and not just anywhere. The
/// tempo was the best of many that were tried, or of `tempiTried` times as many, so n R^2 must be well over
/// what chance does. Few onsets prove nothing.
double gridEvidence(std::span<const NoveltyPeak> onsets, double frameRate, Bpm bpm, double tempiTried = 1.0);

}
