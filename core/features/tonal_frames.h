#pragma once

#include "dsp/fft.h"
#include "signal/decimator.h"
#include "signal/running_percentile.h"

#include <algorithm>
#include <complex>
#include <deque>
#include <span>
#include <vector>

namespace gleaner::analysis {

/// How much of one frame is tone.
struct TonalFrame {
    float excessDb = 0.0F; ///< of its strongest partials over the noise floor of their own bins
    float voicing =
        0.0F; ///< 0..1: highest peak of the autocorrelation for periods of 1 to 14 ms, noise floor taken off
};

/// Finds tone under noise, every 20 ms. The floor is the 20th percentile of each 11 Hz bin over +-4 s: a
/// flute in a river is weak in any band of an octave, but far above the floor in the bins of its partials.
/// Frames come out four seconds after their samples.
class TonalFrames {
public:
    static constexpr double hopSeconds = 0.02;

    explicit TonalFrames(double rate);

    /// Calls `out(TonalFrame)` for each frame whose surroundings are known; frame n is centred on n * 20 ms.
    template <class Callback>
    void push(std::span<const float> samples, Callback&& out) {
        m_decimator.push(samples, m_waiting);
        drain(out);
    }
    template <class Callback>
    void finish(Callback&& out) {
        m_decimator.finish(m_waiting);
        m_waiting.insert(m_waiting.end(), m_window.size() / 2, 0.0F);
        drain(out);
        while (m_centre < m_frames.size())
            give(out);
    }

private:
    struct Spectrum {
        std::vector<float> power; ///< of the bins looked at
        std::vector<std::uint8_t> hops;
    };

    template <class Callback>
    void drain(Callback&& out) {
        while (frameBegin() + m_window.size() <= m_waiting.size()) {
            enter(std::span(m_waiting).subspan(frameBegin(), m_window.size()));
            ++m_next;
            if (m_frames.size() > m_reach + m_centre) give(out);
        }
        const std::size_t used = std::min(m_waiting.size(), frameBegin());
        m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(used));
        m_consumed += used;
    }
    template <class Callback>
    void give(Callback&& out) {
        refreshFloor();
        out(judge(m_frames[m_centre]));
        if (++m_centre > m_reach) leave();
    }

    std::size_t frameBegin() const {
        return static_cast<std::size_t>(static_cast<double>(m_next) * m_rate * hopSeconds) - m_consumed;
    }
    void enter(std::span<const float> frame);
    void leave();
    void refreshFloor();
    TonalFrame judge(const Spectrum& spectrum);
    float excess(const Spectrum& spectrum);
    float voicing(const Spectrum& spectrum);

    Decimator m_decimator;
    double m_rate;
    std::vector<float> m_window;
    dsp::Fft m_fft;
    float m_scale = 1.0F;
    std::size_t m_firstBin;
    std::size_t m_binCount;
    std::size_t m_reach;
    std::vector<float> m_windowCorrelation; ///< of the window with itself, by lag
    std::vector<float> m_waiting;
    std::vector<float> m_padded;
    std::vector<std::complex<float>> m_spectrum;
    std::vector<float> m_excesses;

    std::deque<Spectrum> m_frames;
    std::size_t m_centre = 0;
    std::vector<RunningPercentile> m_histograms;
    std::vector<float> m_floor; ///< power
    int m_untilRefresh = 0;
    std::size_t m_next = 0;     ///< frame to enter
    std::size_t m_consumed = 0; ///< samples dropped from the front of m_waiting
};

}
