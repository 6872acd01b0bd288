#pragma once

#include "audio/audio_source.h"

#include <memory>

namespace gleaner::ui {

/// A stretch of another source that begins and ends with raised cosines, as it does in the pack
/// (pack/render/seam.h). What lies outside of the stretch stays as it is.
class FadedSource final : public audio::AudioSource {
public:
    FadedSource(std::unique_ptr<audio::AudioSource> source, FrameRange stretch, Frame in, Frame out)
        : m_source(std::move(source)), m_stretch(stretch), m_in(in), m_out(out) {}
    const audio::AudioInfo& info() const override { return m_source->info(); }
    void read(FrameRange range, audio::AudioBuffer& into) override;

private:
    double gainAt(Frame frame) const;

    std::unique_ptr<audio::AudioSource> m_source;
    FrameRange m_stretch;
    Frame m_in, m_out;
};

}
