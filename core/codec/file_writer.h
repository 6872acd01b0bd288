#pragma once

#include "audio/audio_buffer.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace gleaner::audio {

enum class FileFormat { Wav24, Wav16, Flac, WavFloat, OggVorbis, Opus };

struct FileFormatInfo {
    FileFormat format;
    std::string_view id;        ///< on the command line and in requests: "wav24"
    std::string_view name;      ///< for people
    std::string_view extension; ///< with the dot
    int bits;                   ///< of a sample; 0: lossy
    bool isWav;                 ///< takes chunks; the others take comments
};
inline constexpr FileFormatInfo fileFormats[] = {
    {FileFormat::Wav24, "wav24", "WAV, 24 bit", ".wav", 24, true},
    {FileFormat::Wav16, "wav16", "WAV, 16 bit, dithered", ".wav", 16, true},
    {FileFormat::Flac, "flac", "FLAC, 24 bit", ".flac", 24, false},
    {FileFormat::WavFloat, "wavfloat", "WAV, 32 bit float", ".wav", 32, true},
    {FileFormat::OggVorbis, "ogg", "Ogg Vorbis", ".ogg", 0, false},
    {FileFormat::Opus, "opus", "Opus, 48 kHz", ".opus", 0, false},
};
constexpr const FileFormatInfo& info(FileFormat format) { return fileFormats[static_cast<int>(format)]; }
std::optional<FileFormat> fileFormatFromId(std::string_view id);

/// Whether it can hold this rate: Opus holds 48 kHz alone, Vorbis up to 192 kHz.
bool holdsRate(FileFormat format, int rate);

struct WriteSettings {
    FileFormat format = FileFormat::Wav24;
    int rate = 48000;
    int channels = 2;
    std::uint64_t ditherSeed = 0; ///< 16 bit: TPDF dither from a counter, never from the clock
    bool isLarge = false;         ///< a WAV of more than 4 GiB: RF64 (EBU Tech 3306)
};

/// Whether a WAV of so many frames has to be RF64.
bool needsRf64(FileFormat format, int channels, Frame frames);

/// Streams audio into a file. The file is only valid after `finish`; without it the destructor leaves a stump
/// that the caller deletes. Identical input gives identical bytes. Samples beyond full scale clamp.
class FileWriter {
public:
    FileWriter(const std::filesystem::path& file, const WriteSettings& settings); ///< throws Error
    ~FileWriter();
    /// Expects a block of the settings' channels. Throws Error (disk full, …).
    void write(const AudioBuffer& block);
    void finish(); ///< throws Error

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
