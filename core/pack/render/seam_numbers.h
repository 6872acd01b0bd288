#pragma once

#include "pack/render/seam.h"

namespace gleaner::pack {

/// What is heard of a loop's seam, the worst of its channels (docs/sound.md 5.3). Levels below that of the
/// quieter side are negative.
struct SeamNumbers {
    double clickDb = lowest; ///< step of the wave over the largest one within 5 ms
    double bendDb = lowest;  ///< the same of its second difference
    double spectralDb =
        lowest; ///< power from 600 to 3500 Hz in the 5 ms across it, over the median of 100 ms
    // As a share of what is still smooth, 1 at the limit.
    double clickShare = 0.0; ///< of step or bend, the larger
    double spectralShare = 0.0;

    bool isSmooth() const { return clickShare <= 1.0 && spectralShare <= 1.0; }
    friend bool operator==(const SeamNumbers&, const SeamNumbers&) = default;

    static constexpr double lowest = -120.0;
};

SeamNumbers seamNumbers(const audio::AudioBuffer& loop, int rate);

}
