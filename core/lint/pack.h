#pragma once

#include "base/units.h"
#include "music/sample_traits.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::lint {

/// What only listening to a finished file tells.
struct Measures {
    double beginSilence = 0.0, endSilence = 0.0;           ///< seconds 60 dB and more below its peak
    double beginStepDb = -HUGE_VAL, endStepDb = -HUGE_VAL; ///< its first and last frame, dB to its peak
    double offsetDb = -HUGE_VAL;                           ///< its mean, the larger of its channels, dBFS
    bool isSeamSmooth = true;                              ///< of a loop: whether it runs on without a click
    friend bool operator==(const Measures&, const Measures&) = default;
};

/// A sample of a pack, as a shop sees it. What is absent is not known (yet).
struct Sample {
    std::string path; ///< inside the pack: "Drums/Hits/kick_01.wav"
    music::SampleTraits traits;
    double seconds = 0.0;
    int rate = 0; ///< Hz
    int bits = 0; ///< of a stored sample; 0: lossy
    std::optional<int> channels;
    std::optional<Frame> frames;
    std::optional<double> lufs, truePeakDb; ///< by the declared method (docs/sound.md 1.5); -inf: silent
    std::optional<std::uintmax_t> bytes;
    std::optional<Measures> measures;
    std::string trouble{}; ///< why it can't be read, the end of a sentence; empty: it can
};

inline bool isLoop(const Sample& sample) { return sample.traits.kind == music::SampleKind::Loop; }

/// A pack that is, or is going to be.
struct Pack {
    std::string name;
    std::vector<std::string> tags;
    std::string licence; ///< SPDX id; empty: none
    std::vector<Sample> samples;
    std::vector<std::string> others; ///< paths of its other files, but for kits and manifest
};

}
