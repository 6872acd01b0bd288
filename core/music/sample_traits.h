#pragma once

#include "music/character.h"
#include "music/content.h"
#include "music/key.h"
#include "music/role.h"
#include "music/sample_kind.h"

#include <optional>
#include <string>
#include <vector>

namespace gleaner::music {

/// What is known of a sample by listening to it. Absence is absence: never 0, never a guess below its
/// confidence limit.
struct SampleTraits {
    SampleKind kind = SampleKind::Hit;
    Role role = Role::Perc;
    double roleConfidence = 0.0;         ///< 0..1
    std::optional<double> bpm;           ///< loops (and long rhythmic phrases) only
    double bpmConfidence = 0.0;          ///< 0..1
    std::vector<double> bpmAlternatives; ///< other tempi it could have (half, double …), the likeliest first
    std::optional<int> beats;            ///< whole beats in the sample
    std::optional<int> bars;             ///< whole 4/4 bars in the sample
    std::optional<Key> key;              ///< tonal material only
    double keyConfidence = 0.0;          ///< 0..1
    std::optional<double> pitchHz;       ///< the one pitch of a single note
    std::vector<Character> character;
    bool tonal = false;
    std::optional<Content> content; ///< of sounds long enough to tell
    double contentConfidence = 0.0; ///< 0..1
    double centroidHz = 0.0;        ///< energy-weighted mean spectral centroid
    friend bool operator==(const SampleTraits&, const SampleTraits&) = default;
};

/// A finished sample in a file, as the composer sees it: it never looks at the audio.
struct SampleEntry {
    std::string id;
    std::string path; ///< where the file is, UTF-8, forward slashes
    SampleTraits traits;
    double seconds = 0.0;
    std::optional<double> lufs;
    friend bool operator==(const SampleEntry&, const SampleEntry&) = default;
};

}
