#pragma once

#include "base/range.h"

#include <span>
#include <vector>

namespace gleaner::analysis {

/// The part of a sample that sounds: from the first to the last moment above -45 dB of its peak (envelope of
/// 2 ms). Empty for silence.
FrameRange soundingPart(std::span<const float> mono, double rate);

/// RMS every 2 ms.
struct Envelope {
    std::vector<double> values;
    double rate = 500.0; ///< values a second
};
Envelope envelopeOf(std::span<const float> mono, double rate);

/// Power spectra of Hann frames of 23 ms every 6 ms, frame n centred on n hops.
struct Spectrogram {
    std::vector<std::vector<float>> power;
    double binHz = 1.0;
    double frameRate = 1.0; ///< frames a second

    static Spectrogram of(std::span<const float> mono, double rate);
    std::size_t bins() const { return power.empty() ? 0 : power.front().size(); }
};

}
