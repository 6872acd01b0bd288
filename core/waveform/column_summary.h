#pragma once

#include "waveform/waveform_pyramid.h"

#include <span>

namespace gleaner::audio {

/// Of samples that are there: not empty.
WaveformColumn summaryOf(std::span<const float> samples);

/// Gathers blocks into one column; `rms` is weighted by the frames of each.
class Gathering {
public:
    void add(const WaveformColumn& block, Frame frames);
    WaveformColumn column() const;
    bool hasAny() const { return m_frames > 0; }

private:
    WaveformColumn m_column;
    double m_energy = 0.0;
    Frame m_frames = 0;
};

}
