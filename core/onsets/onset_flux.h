#pragma once

#include "dsp/fft.h"
#include "signal/running_percentile.h"

#include <complex>
#include <cstdint>
#include <span>
#include <vector>

namespace gleaner::analysis {

/// SuperFlux (Boeck and Widmer 2013): rise of a log-filtered spectrum, 24 bands an octave, over its
/// maximum-filtered self 10 ms before. Unlike the original, levels are taken against the local maximum (95th
/// percentile of +-4 s), so that the flux of a quiet recording is that of a loud one (docs/detection.md 2.1).
/// Frames of about 46 ms, 100 a second, frame n centred on n * 10 ms: on the development recordings 200 a
/// second found no more, and cost twice as much.
class OnsetFlux {
public:
    /// frames a second, twice as many found no more; found on the development recordings (docs/detection.md
    /// 2.1); not swept: the compiler needs it
    static constexpr double framesPerSecond = 100.0;

    explicit OnsetFlux(double rate);

    /// Appends the flux of frames whose surroundings are known to `flux`, four seconds after their samples.
    /// Nothing below 20 Hz is looked at, so an offset does no harm.
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

    void mirrorBeginning();
    void drain(std::vector<float>& flux);
    void enter(std::span<const float> frame);
    void give(std::vector<float>& flux);
    void levelsOf(std::size_t frame, float scale);
    void keepAsPast();
    std::size_t frameBegin() const;
    /// Magnitudes of the bands of a frame that is still remembered.
    std::span<float> magnitudes(std::size_t frame);

    double m_rate;
    std::vector<float> m_window;
    dsp::Fft m_fft;
    std::vector<Band> m_bands;
    std::vector<float> m_waiting;
    std::vector<float> m_windowed;
    std::vector<std::complex<float>> m_spectrum;
    std::vector<float> m_binMagnitudes;
    bool m_mirrored = false;
    std::size_t m_next = 0;     ///< frame to enter
    std::size_t m_consumed = 0; ///< samples dropped from the front of m_waiting

    std::size_t m_centre = 0;            ///< frame to give
    std::vector<float> m_magnitudes;     ///< ring of frames
    std::vector<std::uint8_t> m_loudest; ///< ring: hop of the loudest band of each frame
    RunningPercentile m_levels;
    std::vector<std::uint8_t> m_beginning; ///< loudest hops of the first frames
    std::vector<float> m_level;            ///< logarithmic
    float m_scale = 0.0F;
    std::vector<float> m_past; ///< the frame before, logarithmic, maximum-filtered
};

}
