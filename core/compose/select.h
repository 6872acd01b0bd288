#pragma once

#include "music/sample_traits.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::compose {

/// Default: weighted geometric mean of what applies, with the best shift and octave of the tempo
/// (docs/music.md 5.3). Design: the weighted sum .5 key + .3 bpm + .2 character of samples as they are,
/// unknown counting 0.
enum class Scoring { Default, Design };

/// What a part of the song asks of a sample.
struct SampleRequest {
    music::Role role = music::Role::Bass;
    std::optional<music::Key> key; ///< asked of tonal samples only, and of none when `tonal` is false
    std::optional<double> bpm;     ///< asked of loops and of phrases with a tempo
    std::optional<music::Character> character;
    std::optional<bool> tonal; ///< only tonal, or only atonal samples
    int limit = 10;            ///< 0 gives none
    Scoring scoring = Scoring::Default;
    std::map<std::string, int>
        earlierUses; ///< by path: how often the song has the sample already; breaks ties
};

/// How well a sample fits, what must be done to it, and why it was taken.
struct Match {
    music::SampleEntry sample;
    double score = 0.0;   ///< 0..1
    int shift = 0;        ///< semitones that bring it into the key
    double stretch = 1.0; ///< song tempo / (sample tempo * octave factor); 1 for one-shots
    std::string reason;   ///< "Am is the song's key; 95 bpm as it is; deep"
};

/// Best first, ties by smaller shift, smaller stretch, fewer earlier uses, then path (docs/music.md 5.3).
/// Never throws. An unknown key counts as expectation; a keyConfidence between 0 and 1 blends the two, 0
/// means "not stated" and is believed. A sample of which nothing is asked that applies to it scores 1:
/// nothing speaks against it.
std::vector<Match> select(const std::vector<music::SampleEntry>& index, const SampleRequest& request);

}
