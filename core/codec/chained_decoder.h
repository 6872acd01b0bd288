#pragma once

#include "codec/decoder.h"

#include <functional>
#include <vector>

namespace gleaner::audio {

/// Streams that follow one another in one file, as one: as far as they have the rate and the channels of the
/// first.
class ChainedDecoder final : public Decoder {
public:
    /// Opens one of the streams; throws Error.
    using Opener = std::function<std::unique_ptr<Decoder>()>;
    /// Throws Error when the first stream can't be opened; later ones that can't are left out, and `info`
    /// says so.
    explicit ChainedDecoder(std::vector<Opener> links);

    const AudioInfo& info() const override { return m_info; }
    bool needsRunUp() const override { return false; }
    bool isCounted() const override { return true; }
    Frame read(std::span<float> interleaved) override;
    bool seek(Frame frame) override;

private:
    struct Link {
        Opener open;
        Frame begin;
        Frame end;
    };
    bool enter(std::size_t link, Frame frame);
    bool skip(Frame frames);

    std::vector<Link> m_links;
    AudioInfo m_info;
    std::size_t m_current = 0;
    std::unique_ptr<Decoder> m_decoder; ///< of the current link; none where it has to be opened anew
    Frame m_position = 0;               ///< in all of them
};

}
