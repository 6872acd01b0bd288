#pragma once

#include "slices/tempo_range.h"

#include <optional>
#include <span>
#include <vector>

namespace gleaner::analysis {

/// What is known before listening.
struct TempoHints {
    std::optional<double> periodSeconds = {}; ///< what repeats, where the caller knows it
    bool cut = true;                          ///< false where nobody cut the sample on a beat
    TempoRange range = {};
};

struct TempoCandidate {
    double bpm = 0.0;
    double share = 0.0; ///< 0..1 of the weight of all candidates
    friend bool operator==(const TempoCandidate&, const TempoCandidate&) = default;
};

struct TempoEstimate {
    double bpm = 0.0;
    double confidence = 0.0;  ///< 0..1: how plainly the pulse stands out
    double pulse = 0.0;       ///< 0..1: the same from the comb alone
    std::optional<int> beats; ///< whole beats of the sample, where its length is a whole number of them
    bool repeats = false;     ///< a round was found inside the sample, or the caller knew one
    double periodSeconds =
        0.0; ///< of what repeats: a part of the sample, or the sample; 0 where nothing does
    std::vector<TempoCandidate> alternatives; ///< other tempi, the likeliest first, three at most
};

/// The tempo of a sample. One that repeats within itself, or that is short enough to be a loop, holds a whole
/// number of beats: those are tried one by one against a comb over the autocorrelation of its onset strength,
/// the sample played round (docs/detection.md 5.1). A longer sample is searched freely, and so is a
/// short one whose onsets lie far better on a tempo that its length does not support: it has a tail, or was
/// cut anywhere. Which of the octaves is meant is judged by how often such tempi are played, how many sounds
/// come in a beat, whether the backbeat comes every other beat, whether the bass drum already pulses twice as
/// fast, and whether what comes again would be half a bar. The tempo of a whole sample is then read from its
/// onsets more exactly than its length can tell; a length that is bars at a whole tempo to the sample is
/// trusted. Nothing when there is no sound.
std::optional<TempoEstimate> estimateTempo(std::span<const float> mono, double rate,
                                           const TempoHints& hints = {});

}
