#pragma once

#include "audio/audio_buffer.h"
#include "base/progress.h"

#include <vector>

namespace gleaner::fx {

/// A sound's spectrum moment by moment, to draw behind a response curve.
struct LiveSpectrum {
    std::vector<double> hertz;               ///< centres of the bands, evenly by ratio from 20 Hz to 20 kHz
    std::vector<std::vector<float>> moments; ///< level of each band, dB below a full-scale sine
    std::vector<float> mean;                 ///< of their powers; empty: no sound
    double hopSeconds = 0.0;
    friend bool operator==(const LiveSpectrum&, const LiveSpectrum&) = default;
};

/// Of all channels together. Throws Cancelled.
LiveSpectrum liveSpectrum(const audio::AudioBuffer& sound, int rate, const Progress& progress);

}
