#include "audio/audio_buffer.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace gleaner::audio {
namespace {

std::size_t sizeOf(int channels, Frame frames) {
    return static_cast<std::size_t>(channels) * static_cast<std::size_t>(frames);
}

}

AudioBuffer::AudioBuffer(int channels, Frame frames) { reshape(channels, frames); }

void AudioBuffer::reshape(int channels, Frame frames) {
    m_channels = std::max(channels, 0);
    m_frames = std::max<Frame>(frames, 0);
    m_samples.assign(sizeOf(m_channels, m_frames), 0.0F);
}

void AudioBuffer::truncate(Frame frames) {
    const Frame kept = std::clamp<Frame>(frames, 0, m_frames);
    for (int c = 1; c < m_channels; ++c) {
        const auto from = m_samples.begin() + static_cast<std::ptrdiff_t>(sizeOf(c, m_frames));
        const auto to = m_samples.begin() + static_cast<std::ptrdiff_t>(sizeOf(c, kept));
        std::copy_n(from, kept, to);
    }
    m_frames = kept;
    m_samples.resize(sizeOf(m_channels, m_frames));
}

AudioBuffer AudioBuffer::copy(FrameRange range) const {
    const FrameRange inside = intersection(range, {0, m_frames});
    AudioBuffer part;
    part.m_channels = m_channels;
    part.m_frames = inside.length();
    part.m_samples.reserve(sizeOf(m_channels, part.m_frames)); // what is written over need not be 0 first
    for (int c = 0; c < m_channels && !inside.isEmpty(); ++c) {
        const auto begin = channel(c).begin() + inside.begin;
        part.m_samples.insert(part.m_samples.end(), begin, begin + inside.length());
    }
    return part;
}

AudioBuffer AudioBuffer::copyInCircle(FrameRange range) const {
    AudioBuffer part;
    part.m_channels = m_channels;
    part.m_frames = range.length();
    part.m_samples.reserve(sizeOf(m_channels, part.m_frames));
    for (int c = 0; c < m_channels; ++c) {
        Frame at = (range.begin % m_frames + m_frames) % m_frames;
        for (Frame left = range.length(); left > 0; at = 0) {
            const Frame count = std::min(left, m_frames - at);
            const auto begin = channel(c).begin() + at;
            part.m_samples.insert(part.m_samples.end(), begin, begin + count);
            left -= count;
        }
    }
    return part;
}

bool AudioBuffer::isFinite() const {
    // The largest magnitude as bits: lanes that the compiler turns into vectors.
    std::int32_t largest = 0;
    for (const float sample : m_samples)
        largest = std::max(largest, std::bit_cast<std::int32_t>(sample) & 0x7FFFFFFF);
    return largest < 0x7F800000;
}

std::vector<float> AudioBuffer::mono() const {
    std::vector<float> mean(static_cast<std::size_t>(m_frames), 0.0F);
    for (int c = 0; c < m_channels; ++c) {
        const auto samples = channel(c);
        for (std::size_t i = 0; i < mean.size(); ++i)
            mean[i] += samples[i];
    }
    if (m_channels > 1)
        for (float& sample : mean)
            sample /= static_cast<float>(m_channels);
    return mean;
}

}
