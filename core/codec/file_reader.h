#pragma once

#include "audio/audio_source.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace gleaner::audio {

/// Streams a recording: WAV, BWF, RF64, BW64, W64, AIFF, CAF, AU, FLAC, Ogg (Vorbis, Opus, FLAC), MP3;
/// through FFmpeg also M4A, MP4, MOV and 3GP (AAC, ALAC; the first audio track of a film), AAC, AMR, WMA,
/// WavPack, Monkey's Audio, TTA, DSD and Matroska. 16/24/32 bit and float, overs above 0 dBFS kept; 1 to 32
/// channels, 1 to 768 kHz. Non-finite samples become 0. All the sound that is there is read, whatever the
/// header claims, and `AudioInfo::note` says where the two differ. Not thread safe: one reader a thread.
class FileReader final : public AudioSource {
public:
    /// Throws Error when the file is missing, unreadable, not audio, or outside the limits above.
    explicit FileReader(const std::filesystem::path& file);
    ~FileReader() override;
    FileReader(FileReader&&) noexcept;

    const AudioInfo& info() const override;
    const std::filesystem::path& file() const;
    void read(FrameRange range, AudioBuffer& into) override;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// File name endings, without the dot and in lower case, that the reader takes: for file dialogs and folder
/// walks.
std::span<const std::string_view> readableExtensions();
/// Whether a file is called as a recording is.
bool hasReadableExtension(const std::filesystem::path& file);

/// The longest file, in frames, that is taken as one sample.
inline constexpr Frame longestSample = 192000LL * 600;
/// The whole file in memory. For finished samples; recordings are streamed. Throws Error, also above `limit`
/// frames.
AudioBuffer readWhole(FileReader& reader, Frame limit = longestSample);
/// Throws Error for what readWhole would refuse for its length.
void requireSample(FileReader& reader, Frame limit = longestSample);

}
