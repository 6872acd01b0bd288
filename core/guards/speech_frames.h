#pragma once

#include "dsp/fft.h"

#include <array>
#include <complex>
#include <cstdint>
#include <span>
#include <vector>

namespace gleaner::guards {

inline constexpr double speechFramesPerSecond = 50.0;
inline constexpr std::size_t speechBands = 24;
/// What the speech gate hears in a frame: how far each band stands over its floor, in half decibels, 0 to
/// 100; how harmonic the frame is over its floor, 0 to 255; the place of its pitch, 0 (70 Hz) to 255 (400
/// Hz).
inline constexpr std::size_t speechInputs = speechBands + 2;
using SpeechFrame = std::array<std::uint8_t, speechInputs>;

/// Gathers the frames of a stream: 40 ms long, one every 20 ms; the first begins with the stream. 26 bytes
/// each, 10 MB for two hours. What comes out does not depend on how the stream is cut into blocks.
class SpeechFrames {
public:
    /// Of the stream, in Hz; what of the bands lies above its half is silent.
    explicit SpeechFrames(double rate);

    void push(std::span<const float> mono);
    /// All frames, over the floor within 4 s before and behind.
    std::vector<SpeechFrame> finish();

private:
    void hear(const float* samples);
    void hearBands(SpeechFrame& frame) const;
    void hearPitch(SpeechFrame& frame);

    double m_rate;
    std::vector<float> m_window, m_padded, m_floor, m_power, m_correlation;
    dsp::Fft m_fft;
    std::vector<std::complex<float>> m_bins;
    std::array<std::size_t, speechBands + 1> m_edges{};
    std::vector<float> m_waiting; ///< from the beginning of the next frame
    std::int64_t m_begun = 0;     ///< samples before those that wait
    std::vector<SpeechFrame> m_frames;
};

}
