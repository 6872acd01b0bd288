#include "ui/player/mixer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gleaner::ui {

Mixer::Mixer(int rate)
    : m_rate(rate), m_meter(rate),
      m_fadeLength(std::max<qint64>(std::llround(Stream::fadeSeconds * rate), 1)) {}

void Mixer::play(std::unique_ptr<Stream> stream) {
    retire(std::exchange(m_next, std::move(stream)));
    if (!m_next) return takeOver();
    m_silence = 0; // what waits is not over
}

void Mixer::retire(std::unique_ptr<Stream> stream) {
    std::erase_if(m_retired, [](const auto& other) { return other->isGone(); });
    if (!stream) return;
    stream->giveUp();
    m_retired.push_back(std::move(stream));
}

void Mixer::takeOver() {
    if (m_current) {
        retire(std::exchange(m_outgoing, std::move(m_current)));
        m_faded = 0;
    }
    m_current = std::move(m_next);
    m_taken = 0;
    m_silence = 0;
}

void Mixer::clear() {
    for (std::unique_ptr<Stream>* stream : {&m_next, &m_current, &m_outgoing})
        retire(std::move(*stream));
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
    if (count < m_fading.size() || m_faded >= m_fadeLength) retire(std::move(m_outgoing));
}

void Mixer::render(std::span<StereoFrame> frames) {
    // Without a head start the first blocks would come in drops.
    if (m_next && m_next->isReady()) takeOver();
    const std::size_t count = m_current ? m_current->take(frames) : 0;
    std::fill(frames.begin() + static_cast<std::ptrdiff_t>(count), frames.end(), StereoFrame{});
    m_taken += static_cast<qint64>(count);
    const bool sounds = count > 0 || m_outgoing;
    mixOutgoing(frames);
    const bool waits = m_next || (m_current && !m_current->isFinished());
    m_silence = sounds || waits ? 0 : m_silence + std::ssize(frames);
    m_meter.add(frames);
    turnDown(frames);
}

void Mixer::turnDown(std::span<StereoFrame> frames) {
    const float step = (m_volume - m_reached) / static_cast<float>(std::max<std::size_t>(frames.size(), 1));
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const float volume = step == 0.0F ? m_volume : m_reached + step * static_cast<float>(i + 1);
        for (float& value : frames[i])
            value *= volume;
    }
    if (!frames.empty()) m_reached = m_volume;
}

}
