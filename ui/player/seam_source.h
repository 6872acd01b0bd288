#pragma once

#include "audio/audio_source.h"

#include <memory>

namespace gleaner::ui {

/// What is heard of a loop's seam: its last bit, its first bit, silence. Frames are those of the loop's
/// source.
class Seam {
public:
    /// Up to 0.6 s on each side, half of the loop at most.
    Seam(FrameRange loop, int rate);
    FrameRange before() const { return {m_loop.end - m_side, m_loop.end}; }
    FrameRange after() const { return {m_loop.begin, m_loop.begin + m_side}; }
    Frame frames() const { return 2 * m_side + m_pause; }
    /// Where in the source a frame of what is heard comes from; in the silence: where it stopped.
    Frame inSource(Frame heard) const;

private:
    FrameRange m_loop;
    Frame m_side;
    Frame m_pause;
};

/// The seam of a loop in another source, to be played again and again. Fades in and out at its own ends, so
/// that only the seam can click.
class SeamSource final : public audio::AudioSource {
public:
    /// An empty `loop`: all of the source.
    SeamSource(std::unique_ptr<audio::AudioSource> source, FrameRange loop);
    const audio::AudioInfo& info() const override { return m_info; }
    void read(FrameRange range, audio::AudioBuffer& into) override;

private:
    void copy(FrameRange from, Frame at, FrameRange range, audio::AudioBuffer& into);

    std::unique_ptr<audio::AudioSource> m_source;
    Seam m_seam;
    audio::AudioInfo m_info;
    audio::AudioBuffer m_part;
};

}
