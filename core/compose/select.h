#pragma once

#include "music/sample_traits.h"

#include <optional>
#include <string>
#include <vector>

namespace gleaner::compose {

enum class Scoring { Default, Design };

/// What a part of the song asks of a sample.
struct SampleRequest {
    music::Role role = music::Role::Bass;
    std::optional<music::Key> key;
    std::optional<double> bpm;
    std::optional<music::Character> character;
    std::optional<bool> tonal;
    int limit = 10; ///< 0 gives none
    Scoring scoring = Scoring::Default;
};

/// How well a sample fits, what must be done to it, and why it was taken.
struct Match {
    music::SampleEntry sample;
    double score = 0.0;         ///< 0..1
    int shift = 0;              ///< semitones that bring it into the key
    double stretch = 1.0;       ///< song tempo / (sample tempo * octave factor); 1 for one-shots
    std::string reason;         ///< "Am is the song's key; 95 bpm as it is; deep"
};

/// Best first, ties by smaller shift, smaller stretch, then path (music.md 2.3). Never throws; unknown key counts as expectation.
std::vector<Match> select(const std::vector<music::SampleEntry>& index, const SampleRequest& request);

}
