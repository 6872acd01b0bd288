#pragma once

#include "base/range.h"

#include <cstddef>
#include <span>
#include <vector>

namespace gleaner::audio {

/// Samples in planar order: one run of floats a channel, 1.0 = full scale, overs kept.
class AudioBuffer {
public:
    AudioBuffer() = default;
    AudioBuffer(int channels, Frame frames);

    int channels() const { return m_channels; }
    Frame frames() const { return m_frames; }
    bool isEmpty() const { return m_frames == 0 || m_channels == 0; }

    std::span<float> channel(int index) { return {m_samples.data() + startOf(index), lengthOfOne()}; }
    std::span<const float> channel(int index) const {
        return {m_samples.data() + startOf(index), lengthOfOne()};
    }

    /// Gives it a new shape; what it held is lost, the storage is kept where it suffices. All samples are 0
    /// after.
    void reshape(int channels, Frame frames);
    /// Keeps the first `frames` frames of each channel.
    void truncate(Frame frames);
    /// A copy of the frames of `range` that lie inside.
    AudioBuffer copy(FrameRange range) const;
    /// A copy of the frames of `range` where this is played on and on, before its beginning as well. Expects
    /// that it isn't empty.
    AudioBuffer copyInCircle(FrameRange range) const;
    /// Mean of all channels.
    std::vector<float> mono() const;

    friend bool operator==(const AudioBuffer&, const AudioBuffer&) = default;

    /// Whether every sample is a number.
    bool isFinite() const;

private:
    std::size_t lengthOfOne() const { return static_cast<std::size_t>(m_frames); }
    std::size_t startOf(int channel) const { return static_cast<std::size_t>(channel) * lengthOfOne(); }

    int m_channels = 0;
    Frame m_frames = 0;
    std::vector<float> m_samples;
};

}
