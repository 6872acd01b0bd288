#pragma once

#include "audio/input_file.h"
#include "base/units.h"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace gleaner::audio {

/// The bytes of a file from `begin` to `end`.
struct FilePart {
    std::uint64_t begin = 0;
    std::uint64_t end = ~std::uint64_t(0); ///< or where the file ends
};

/// What FFmpeg says of the first audio stream of a file.
struct StreamInfo {
    int rate = 0; ///< Hz, of what is decoded
    int channels = 0;
    int bits = 0; ///< of a stored sample; 0 for lossy formats
    bool isFloat = false;
    std::string name{};        ///< "AAC", "ALAC, 16 bit"
    bool countsFrames = false; ///< the times of its packets count frames, and lead to the packet when sought
    bool needsRunUp = false;   ///< a packet sounds as it should only after those before it
    std::optional<Frame> claimed{}; ///< frames by the header, which may have rounded them
    std::string gapless{};          ///< iTunes' note of priming, padding and length, as it stands in the file
};

/// A run of decoded frames.
struct DecodedRun {
    std::span<const float> samples{}; ///< interleaved; valid until the next call
    Frame frames = 0;
    std::optional<Frame> time{};         ///< of the first frame, where the stream counts frames
    std::optional<std::int64_t> place{}; ///< of the packet in the file, in bytes, where the run begins one
};

/// A packet that decoding can begin with.
struct PacketMark {
    static constexpr std::int64_t noTime = std::numeric_limits<std::int64_t>::min();
    std::int64_t place = -1; ///< in bytes of the file
    std::int64_t time = 0;   ///< in the stream's own unit; `noTime` where one is needed and it has none
    friend bool operator==(const PacketMark&, const PacketMark&) = default;
};

/// The first audio stream of a file held open by FFmpeg's libraries. Only containers and codecs of our own
/// table are tried, chosen by the first bytes; nothing but the file itself is opened, whatever it refers to.
class FfmpegHandle {
public:
    /// Whether the first bytes are those of a container that nobody else reads here.
    static bool knowsAlone(const InputFile& file);

    /// Throws Error when no container or codec of the table fits, or none of its sound can be decoded.
    FfmpegHandle(const std::filesystem::path& file, FilePart part);
    ~FfmpegHandle();
    FfmpegHandle(FfmpegHandle&&) noexcept;

    const StreamInfo& info() const;
    /// Nothing at the end, and where the stream changes its rate or its channels (`change` tells).
    std::optional<DecodedRun> next();
    /// Where the last run's packet stands.
    const PacketMark& mark() const;
    /// "goes on with 2 channels at 48000 Hz", once `next` has met with that; else empty.
    const std::string& change() const;

    /// Decodes anew from the first packet, from a packet that `mark` told, from the first packet at or after
    /// `time`
    /// (`exactly`) or the last one before it: with a decoder that remembers nothing. False where that can't
    /// be reached.
    bool startAtBeginning();
    bool startAt(const PacketMark& mark);
    bool startAtTime(Frame time, bool exactly);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
