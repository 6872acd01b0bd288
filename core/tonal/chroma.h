#pragma once

#include <array>
#include <span>

namespace gleaner::analysis {

/// Energy by pitch class, C first, and what else the chroma's making tells.
struct Chroma {
    std::array<double, 12> energy{};
    double tuningCents = 0.0;   ///< of the recording against A = 440 Hz, -50 to 50
    double tuningClarity = 0.0; ///< 0..1: how closely the partials keep to semitones of that tuning
    double tonalShare = 0.0;    ///< share of the energy between 60 Hz and 2 kHz that stands in spectral peaks
                                ///< well over the floor
};

/// Chroma of spectral peaks on frames of 186 ms, tuned, a peak's likely harmonics taken off it.
Chroma chromaOf(std::span<const float> mono, double rate);

}
