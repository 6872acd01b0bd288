#include "ui/player/seam_source.h"

#include <algorithm>

namespace gleaner::ui {

namespace {

constexpr double sideSeconds = 0.6;  ///< enough to be in the groove when the seam comes
constexpr double pauseSeconds = 0.3; ///< tells the seam from the jump back
constexpr double rampSeconds = 0.02;

FrameRange allOf(const audio::AudioSource& source, FrameRange loop) {
    return loop.isEmpty() ? FrameRange{0, source.info().frames} : loop;
}

}

Seam::Seam(FrameRange loop, int rate)
    : m_loop(loop), m_side(std::min(framesFromSeconds(sideSeconds, rate), loop.length() / 2)),
      m_pause(framesFromSeconds(pauseSeconds, rate)) {}

Frame Seam::inSource(Frame heard) const {
    if (heard < m_side) return before().begin + heard;
    return m_loop.begin + std::min(heard - m_side, m_side);
}

SeamSource::SeamSource(std::unique_ptr<audio::AudioSource> source, FrameRange loop)
    : m_source(std::move(source)), m_seam(allOf(*m_source, loop), m_source->info().rate),
      m_info(m_source->info()) {
    m_info.frames = m_seam.frames();
}

/// What lies in `from` of the source stands at `at` here; the part of it that is in `range`.
void SeamSource::copy(FrameRange from, Frame at, FrameRange range, audio::AudioBuffer& into) {
    const FrameRange wanted = intersection(range, {at, at + from.length()});
    if (wanted.isEmpty()) return;
    m_source->read({from.begin + wanted.begin - at, from.begin + wanted.end - at}, m_part);
    for (int c = 0; c < std::min(into.channels(), m_part.channels()); ++c)
        std::ranges::copy(m_part.channel(c), into.channel(c).begin() + (wanted.begin - range.begin));
}

void SeamSource::read(FrameRange range, audio::AudioBuffer& into) {
    range = intersection(range, {0, m_info.frames});
    into.reshape(m_info.channels, range.length());
    const FrameRange before = m_seam.before(), after = m_seam.after();
    copy(before, 0, range, into);
    copy(after, before.length(), range, into);
    const Frame ramp = std::max<Frame>(framesFromSeconds(rampSeconds, m_info.rate), 1);
    const Frame end = before.length() + after.length();
    for (int c = 0; c < into.channels(); ++c)
        for (Frame at = range.begin; at < std::min(range.end, end); ++at)
            if (const Frame edge = std::min(at, end - 1 - at); edge < ramp)
                into.channel(c)[static_cast<std::size_t>(at - range.begin)] *=
                    static_cast<float>(edge) / static_cast<float>(ramp);
}

}
