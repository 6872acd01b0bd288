#pragma once

#include "features/band_frames.h"

#include <span>
#include <vector>

namespace gleaner::analysis {

/// The band levels of a whole short sample, frame by frame.
struct BandSpectrogram {
    BandLayout layout;
    double frameRate = 1.0; ///< frames a second
    std::vector<BandLevels> frames;

    static BandSpectrogram of(std::span<const float> mono, double rate);

    double seconds() const { return static_cast<double>(frames.size()) / frameRate; }
};

/// The levels with the noise taken out of sight: nothing lies below the band's own floor (20th percentile) or
/// 50 dB under the loudest band of the sample.
std::vector<BandLevels> aboveFloor(std::span<const BandLevels> frames, std::size_t bands);

/// Rise of the levels from frame to frame over about 12 ms, mean over the bands, dB: high at onsets. First
/// frame 0.
std::vector<float> onsetStrength(const BandSpectrogram& spectrogram);

}
