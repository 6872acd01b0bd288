#include "ui/player/faded_source.h"

#include <cmath>
#include <numbers>

namespace gleaner::ui {

namespace {

double risen(Frame frame, Frame count) {
    if (frame >= count) return 1.0;
    return 0.5 - 0.5 * std::cos(std::numbers::pi * static_cast<double>(frame) / static_cast<double>(count));
}

}

double FadedSource::gainAt(Frame frame) const {
    if (!m_stretch.contains(frame)) return 1.0;
    return risen(frame - m_stretch.begin, m_in) * risen(m_stretch.end - 1 - frame, m_out);
}

void FadedSource::read(FrameRange range, audio::AudioBuffer& into) {
    m_source->read(range, into);
    for (Frame i = 0; i < into.frames(); ++i) {
        const double gain = gainAt(range.begin + i);
        if (gain == 1.0) continue;
        for (int c = 0; c < into.channels(); ++c) {
            float& x = into.channel(c)[static_cast<std::size_t>(i)];
            x = static_cast<float>(x * gain);
        }
    }
}

}
