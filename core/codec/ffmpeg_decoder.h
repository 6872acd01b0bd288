#pragma once

#include "codec/decoder.h"
#include "codec/ffmpeg_handle.h"

namespace gleaner::audio {

/// What FFmpeg reads, counted and sought to the frame: any range holds the samples that a decode from the
/// start has there. Codecs that carry something over (bit reservoirs, overlaps, noise from a generator) are
/// decoded in stretches of some seconds, each by a decoder that remembers nothing and starts a little before,
/// whichever way the stretch is come to. The length is not taken from a header unless the end is there: else
/// all is decoded once to count it.
class FfmpegDecoder final : public Decoder {
public:
    /// Throws Error when it can't be read.
    explicit FfmpegDecoder(const std::filesystem::path& file, FilePart part = {});
    ~FfmpegDecoder() override;

    const AudioInfo& info() const override;
    bool needsRunUp() const override { return false; }
    bool isCounted() const override { return true; }
    Frame read(std::span<float> interleaved) override;
    bool seek(Frame frame) override;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
