#pragma once

#include <optional>
#include <span>

namespace gleaner::analysis {

struct TempoEstimate {
    double bpm = 0.0;
    double confidence = 0.0;   ///< 0..1: how plainly the pulse stands out
    double pulse = 0.0;        ///< 0..1: the same from the comb alone
    std::optional<int> beats;  ///< whole beats of the sample, where its length is a whole number of them
    bool repeats = false;      ///< a round was found inside the sample, or the caller knew one
    double roundSeconds = 0.0; ///< of what repeats: a part of the sample, or the sample; 0 where nothing does
};

/// The tempo of a sample, 55 to 200 bpm. A sample that repeats within itself, or that is short enough to be a
/// loop, holds a whole number of beats: those are tried one by one against a comb over the autocorrelation of
/// its onset strength, the sample played round (analysis.md 2.3). A longer sample is searched freely.
/// `roundSeconds` where the caller knows what repeats; `cut` false where nobody cut the sample on a beat.
/// Nothing when there is no sound.
std::optional<TempoEstimate> estimateTempo(std::span<const float> mono, double rate,
                                           std::optional<double> roundSeconds = {}, bool cut = true);

}
