#include "audio/audio_source.h"

#include <utility>

namespace gleaner::audio {

MemorySource::MemorySource(AudioBuffer buffer, int rate) : m_buffer(std::move(buffer)) {
    m_info = {.rate = rate,
              .channels = m_buffer.channels(),
              .frames = m_buffer.frames(),
              .bits = 32,
              .isFloat = true,
              .format = "memory"};
}

void MemorySource::read(FrameRange range, AudioBuffer& into) { into = m_buffer.copy(range); }

}
