#pragma once

#include "analysis/rumble_filter.h"
#include "analysis/running_percentile.h"
#include "dsp/fft.h"

#include <complex>
#include <deque>
#include <span>
#include <vector>

namespace gleaner::analysis {

/// SuperFlux (Boeck and Widmer 2013): rise of a log-filtered spectrum, 24 bands an octave, over its
/// maximum-filtered self 10 ms before. Unlike the original, levels are taken against the local maximum (95th
/// percentile of +-4 s), so that the flux of a quiet recording is that of a loud one (analysis.md section 4).
/// Frames of 46 ms, 200 a second, frame n centred on n * 5 ms.
class OnsetFlux {
public:
    static constexpr double framesPerSecond = 200.0;

    explicit OnsetFlux(double rate);

    /// Appends the flux of frames whose surroundings are known to `flux`, four seconds after their samples.
    void push(std::span<const float> samples, std::vector<float>& flux);
    void finish(std::vector<float>& flux);

    /// The recording begins in the middle of something loud: its first 10 ms lie 8 dB and more over the
    /// median of its first two seconds. The flux can't tell, for there is nothing before to rise from.
    bool startsLoud() const;

private:
    /// One band: bins from `first` on, with their weights.
    struct Band {
        std::size_t first = 0;
        std::vector<float> weights;
    };
    struct Frame {
        std::vector<float> magnitudes;
        std::uint8_t loudest = 0; ///< cell
    };

    void mirrorBeginning();
    void drain(std::vector<float>& flux);
    void enter(std::span<const float> frame);
    void give(std::vector<float>& flux);
    std::size_t frameBegin() const;

    double m_rate;
    std::vector<float> m_window;
    dsp::Fft m_fft;
    RumbleFilter m_highPass;
    std::vector<Band> m_bands;
    std::vector<float> m_waiting;
    std::vector<float> m_windowed;
    std::vector<std::complex<float>> m_spectrum;
    bool m_mirrored = false;
    std::size_t m_next = 0;     ///< frame to enter
    std::size_t m_consumed = 0; ///< samples dropped from the front of m_waiting

    std::deque<Frame> m_frames;
    std::size_t m_centre = 0;
    RunningPercentile m_loudest;
    std::vector<std::uint8_t> m_beginning; ///< loudest cells of the first frames
    std::deque<std::vector<float>> m_past; ///< logarithmic, maximum-filtered
};

}
