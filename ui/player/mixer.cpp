#include "ui/player/mixer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace gleaner::ui {

Mixer::Mixer(const QAudioFormat& format, QObject* parent)
    : QIODevice(parent), m_format(format),
      m_fadeLength(std::max<qint64>(std::llround(Stream::fadeSeconds * format.sampleRate()), 1)) {
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

void Mixer::play(std::unique_ptr<Stream> stream) {
    if (m_current) {
        m_outgoing = std::move(m_current);
        m_faded = 0;
    }
    m_current = std::move(stream);
    m_taken = 0;
    m_silence = 0;
}

void Mixer::mixOutgoing(std::span<StereoFrame> frames) {
    if (!m_outgoing) return;
    m_fading.resize(std::min(frames.size(), static_cast<std::size_t>(m_fadeLength - m_faded)));
    const std::size_t count = m_outgoing->take(m_fading);
    for (std::size_t i = 0; i < count; ++i, ++m_faded) {
        const float gain = 1.0F - static_cast<float>(m_faded) / static_cast<float>(m_fadeLength);
        for (std::size_t side = 0; side < 2; ++side)
            frames[i][side] += m_fading[i][side] * gain;
    }
    if (count < m_fading.size() || m_faded >= m_fadeLength) m_outgoing.reset();
}

void Mixer::mix(std::span<StereoFrame> frames) {
    std::size_t count = 0;
    // Without a head start the first blocks would come in drops.
    if (m_current && (m_taken > 0 || m_current->isReady())) count = m_current->take(frames);
    std::fill(frames.begin() + static_cast<std::ptrdiff_t>(count), frames.end(), StereoFrame{});
    m_taken += static_cast<qint64>(count);
    const bool sounds = count > 0 || m_outgoing;
    mixOutgoing(frames);
    const bool waits = m_current && !m_current->isFinished();
    m_silence = sounds || waits ? 0 : m_silence + std::ssize(frames);
}

qint64 Mixer::readData(char* data, qint64 most) {
    const qint64 count = most / m_format.bytesPerFrame();
    m_frames.resize(static_cast<std::size_t>(count));
    mix(m_frames);
    m_pulled += count;
    if (m_format.sampleFormat() == QAudioFormat::Float) {
        std::memcpy(data, m_frames.data(), m_frames.size() * sizeof(StereoFrame));
    } else {
        auto* out = reinterpret_cast<qint16*>(data);
        for (const StereoFrame& frame : m_frames)
            for (const float value : frame)
                *out++ = static_cast<qint16>(std::lround(std::clamp(value, -1.0F, 1.0F) * 32767.0F));
    }
    return count * m_format.bytesPerFrame();
}

}
