#pragma once

#include "groove/strikes.h"

#include <optional>
#include <span>
#include <vector>

namespace gleaner::groove {

/// Where the beats of a rhythm lie, its tempo drifting as slowly as players drift.
struct BeatFit {
    double bpm = 0.0; ///< in the mean
    std::vector<double>
        beats; ///< seconds, rising; the first is the downbeat or the last one before the first stroke
    int stepsPerBeat = 4; ///< 4, or 3 where triplets fit better

    /// Beats from `beats.front()`, before it and behind the last one at the tempo there.
    double beatAt(double seconds) const;
};

/// What is known beforehand.
struct FitHints {
    std::optional<double> bpm;       ///< within 3 %
    std::optional<int> stepsPerBeat; ///< 2, 3, 4, 6 or 8
    bool startsOnDownbeat = false;   ///< a loop does; else the first loud stroke is on a beat
};

/// Beats by dynamic programming over the strokes near a tempo (Ellis 2007), then by least squares over their
/// steps, in which what lies far off a step counts little and the beats bend slowly. Nothing where there are
/// fewer than four strokes, or less than two beats of them.
std::optional<BeatFit> fitBeats(std::span<const Strike> strikes, double bpm, const FitHints& hints);

}
