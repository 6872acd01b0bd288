#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace gleaner::ui {

/// One stereo frame.
using StereoFrame = std::array<float, 2>;

/// Changes the rate of a stereo stream block by block for listening: a windowed sinc (Smith, "Digital Audio
/// Resampling"), 32 crossings wide, about -100 dB of aliases. What is written to files goes through soxr
/// instead.
class StreamResampler {
public:
    StreamResampler(int from, int to);

    /// Appends what can be made now to `output`. The delay of the filter is taken off at the start; `flush`
    /// gives the rest.
    void process(std::span<const StereoFrame> input, std::vector<StereoFrame>& output);
    void flush(std::vector<StereoFrame>& output);

private:
    StereoFrame at(double position) const;

    double m_step;   ///< input frames an output frame
    double m_cutoff; ///< of the input's half rate
    int m_reach;     ///< input frames to either side of the middle
    const std::vector<float>& m_kernel;
    std::vector<StereoFrame>
        m_pending;     ///< input not used up; starts `m_reach` frames before the next position
    double m_position; ///< of the next output frame in m_pending
};

}
