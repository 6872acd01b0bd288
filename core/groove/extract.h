#pragma once

#include "groove/beat_fit.h"
#include "music/groove.h"

#include <span>

namespace gleaner::groove {

/// A rhythm that was listened to.
struct Rhythm {
    std::vector<Strike> strikes;
    BeatFit fit;
};

/// What to listen for.
struct ListenSettings {
    FitHints hints;
    double sensitivity = 0.5; ///< of the onsets, 0 to 1
};

/// Strokes and beats of one channel of sound. Throws Error where there is no steady beat, and Cancelled.
Rhythm listen(std::span<const float> mono, int rate, const ListenSettings& settings,
              const Progress& progress);

/// The template that a rhythm gives, `beats` beats long: by step the median of how late its strokes are and
/// how loud. Timing counts from the downbeat, which stays where it is: a song can't begin before its first
/// bar. A step that nobody struck has what steps of its kind have.
music::Groove grooveOf(const Rhythm& rhythm, int beats);

}
