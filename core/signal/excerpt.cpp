#include "signal/excerpt.h"

#include "signal/mono_stream.h"

#include <algorithm>

namespace gleaner::analysis {

namespace {
constexpr Frame blockFrames = 65536;
}

Excerpts::Excerpts(audio::AudioSource& source, std::vector<float> polarity, Frame frames)
    : m_source(source), m_polarity(std::move(polarity)), m_frames(frames) {}

std::vector<float> Excerpts::mono(FrameRange range) {
    range = intersection(range, {0, m_frames});
    std::vector<float> result;
    while (range.begin < range.end) {
        m_source.read({range.begin, std::min(range.end, range.begin + blockFrames)}, m_block);
        if (m_block.isEmpty()) break;
        mixToMono(m_block, m_polarity, m_mixed);
        result.insert(result.end(), m_mixed.begin(), m_mixed.end());
        range.begin += m_block.frames();
    }
    return result;
}

audio::AudioBuffer Excerpts::audio(FrameRange range) {
    range = intersection(range, {0, m_frames});
    const int channels = m_source.info().channels;
    if (channels != 2) {
        const std::vector<float> mixed = mono(range);
        audio::AudioBuffer result(1, static_cast<Frame>(mixed.size()));
        std::copy(mixed.begin(), mixed.end(), result.channel(0).begin());
        return result;
    }
    audio::AudioBuffer result(channels, range.length());
    Frame at = 0;
    while (range.begin < range.end) {
        m_source.read({range.begin, std::min(range.end, range.begin + blockFrames)}, m_block);
        if (m_block.isEmpty()) break;
        for (int c = 0; c < channels; ++c) {
            const auto from = m_block.channel(c);
            std::copy(from.begin(), from.end(), result.channel(c).begin() + at);
        }
        at += m_block.frames();
        range.begin += m_block.frames();
    }
    result.truncate(at);
    return result;
}

}
