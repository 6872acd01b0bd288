#pragma once

#include "dsp/fft.h"
#include "signal/rumble_filter.h"

#include <array>
#include <complex>
#include <span>
#include <vector>

namespace gleaner::analysis {

/// Levels of one short frame in dB (0 = a full-scale sine), by band from low to high. Bands above the
/// recording's own band width are missing: see BandLayout::count.
inline constexpr std::size_t maxBands = 14;
using BandLevels = std::array<float, maxBands>;

/// Quieter than this is digital silence: below the noise of any 16-bit recording, band by band.
inline constexpr float silenceDb = -110.0F;

/// Frames of about 17 ms every 2.9 ms, in 14 log-spaced bands from 80 Hz to 16 kHz (after the prototype of
/// docs/detection.md 1.1; its 11.6 ms frames and single-frame levels gave twice the false alarms on the
/// development scenes).
struct BandLayout {
    int hop = 0;                           ///< samples from frame to frame
    int size = 0;                          ///< samples of a frame, 6 hops, Hann
    std::size_t count = 0;                 ///< bands below the Nyquist frequency
    std::array<int, maxBands + 1> edges{}; ///< FFT bins: band b holds edges[b] up to edges[b + 1]

    static BandLayout forRate(double rate);
};

/// Turns a stream of mono samples into band levels. Frame n is centred on sample n * hop and averaged (in dB)
/// with its two neighbours; 32 Hz high-pass before, so that DC and rumble don't leak into the lowest bands.
class BandFrames {
public:
    explicit BandFrames(double rate);

    const BandLayout& layout() const { return m_layout; }

    /// Calls `out(levels)` for each frame that is now complete.
    template <class Callback>
    void push(std::span<const float> samples, Callback&& out) {
        for (const float sample : samples)
            m_waiting.push_back(static_cast<float>(m_highPass(sample)));
        drain(out);
    }
    /// The frames whose centre lies inside the stream but whose end does not.
    template <class Callback>
    void finish(Callback&& out) {
        m_waiting.insert(m_waiting.end(), static_cast<std::size_t>(m_layout.size / 2), 0.0F);
        drain(out);
        if (const BandLevels* levels = smoothed(m_recent[1])) out(*levels);
    }

private:
    template <class Callback>
    void drain(Callback&& out) {
        const auto size = static_cast<std::size_t>(m_layout.size);
        std::size_t at = 0;
        for (; at + size <= m_waiting.size(); at += static_cast<std::size_t>(m_layout.hop))
            if (const BandLevels* levels = smoothed(analyse(std::span(m_waiting).subspan(at, size))))
                out(*levels);
        m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(at));
    }
    BandLevels analyse(std::span<const float> frame);
    /// Takes frame n, gives frame n - 1; nothing for the first.
    const BandLevels* smoothed(const BandLevels& levels);

    BandLayout m_layout;
    RumbleFilter m_highPass;
    dsp::Fft m_fft;
    std::vector<float> m_window;
    float m_scale;
    std::vector<float> m_waiting;
    std::vector<float> m_windowed;
    std::vector<std::complex<float>> m_spectrum;
    std::array<BandLevels, 2> m_recent{}; ///< the frame before the last, the last
    std::size_t m_frames = 0;
    BandLevels m_smoothed{};
};

}
