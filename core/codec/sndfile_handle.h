#pragma once

#include "audio/input_file.h"
#include "codec/decoder.h"
#include "codec/file_writer.h"
#include "codec/pcm_layout.h"

#include <filesystem>
#include <memory>
#include <span>

struct sf_private_tag;

namespace gleaner::audio {

/// A sound file held open by libsndfile, with interleaved samples. What libsndfile says about a failure is
/// often beside the point ("File does not exist" for a damaged MP3), so this class speaks for it: every Error
/// here is our own sentence.
class SndfileHandle final : public Decoder {
public:
    /// Throws Error when the file is missing, a folder, empty, not audio, or outside the limits of
    /// FileReader.
    static SndfileHandle openForReading(const std::filesystem::path& file);
    /// One stream out of a file that holds several, one after the other: the bytes from `begin` to `end`.
    /// Throws Error.
    static SndfileHandle openPart(const std::filesystem::path& file, std::uint64_t begin, std::uint64_t end);
    /// Throws Error when the file can't be made, or the format can't hold the rate or the channels.
    static SndfileHandle openForWriting(const std::filesystem::path& file, const WriteSettings& settings);

    const AudioInfo& info() const override { return m_info; }
    bool needsRunUp() const override { return m_info.bits == 0; }
    bool isCounted() const override { return m_isCounted; }
    Frame read(std::span<float> interleaved) override;
    bool seek(Frame frame) override;

    void writeFloats(std::span<const float> interleaved);
    /// Samples in the upper bits, as in 32 bit PCM: a 24-bit sample is value * 256.
    void writeInts(std::span<const std::int32_t> interleaved);
    /// Flushes and closes; throws Error when the disk does not take the rest.
    void close();

private:
    struct Closer {
        void operator()(sf_private_tag* file) const;
    };
    using File = std::unique_ptr<sf_private_tag, Closer>;
    struct Part;
    struct PartCloser {
        void operator()(Part* part) const;
    };
    SndfileHandle() = default;
    bool openRaw(const PcmLayout& layout);
    [[noreturn]] void refuseWrite() const;

    std::filesystem::path m_path;
    AudioInfo m_info;
    bool m_isCounted = false;
    std::unique_ptr<Part, PartCloser> m_part; ///< outlives what reads it
    File m_file;
};

}
