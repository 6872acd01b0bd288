#pragma once

#include "audio/audio_source.h"
#include "audio/file_writer.h"
#include "audio/source_tags.h"

#include <filesystem>
#include <memory>
#include <span>

struct sf_private_tag;

namespace gleaner::audio {

/// A sound file held open by libsndfile, with interleaved samples. What libsndfile says about a failure is
/// often beside the point ("File does not exist" for a damaged MP3), so this class speaks for it: every Error
/// here is our own sentence.
class SndfileHandle {
public:
    /// Throws Error when the file is missing, a folder, empty, not audio, or outside the limits of
    /// FileReader.
    static SndfileHandle openForReading(const std::filesystem::path& file);
    /// Throws Error when the file can't be made, or the format can't hold the rate or the channels.
    static SndfileHandle openForWriting(const std::filesystem::path& file, const WriteSettings& settings);

    const AudioInfo& info() const { return m_info; }
    /// Whether the codec carries something over from the frames before (MP3, Opus, Vorbis): a seek needs a
    /// run-up.
    bool isLossy() const { return m_info.bits == 0; }

    /// Frames read; fewer than asked at the end, or where the file is damaged.
    Frame read(std::span<float> interleaved);
    /// False where the file refuses to be sought.
    bool seek(Frame frame);

    void writeFloats(std::span<const float> interleaved);
    /// Samples in the upper bits, as in 32 bit PCM: a 24-bit sample is value * 256.
    void writeInts(std::span<const std::int32_t> interleaved);
    /// Flushes and closes; throws Error when the disk does not take the rest.
    void close();

    SourceTags tags() const;

private:
    struct Closer {
        void operator()(sf_private_tag* file) const;
    };
    SndfileHandle() = default;
    void openUnfinished();
    [[noreturn]] void refuseWrite() const;

    std::filesystem::path m_path;
    AudioInfo m_info;
    std::unique_ptr<sf_private_tag, Closer> m_file;
};

}
