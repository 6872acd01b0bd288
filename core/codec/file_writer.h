#pragma once

#include "audio/audio_buffer.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace gleaner::audio {

enum class FileFormat { Wav24, Wav16, Flac, WavFloat };

struct FileFormatInfo {
    FileFormat format;
    std::string_view id;        ///< on the command line and in requests: "wav24"
    std::string_view name;      ///< for people
    std::string_view extension; ///< with the dot
};
inline constexpr FileFormatInfo fileFormats[] = {
    {FileFormat::Wav24, "wav24", "WAV, 24 bit", ".wav"},
    {FileFormat::Wav16, "wav16", "WAV, 16 bit, dithered", ".wav"},
    {FileFormat::Flac, "flac", "FLAC, 24 bit", ".flac"},
    {FileFormat::WavFloat, "wavfloat", "WAV, 32 bit float", ".wav"},
};
constexpr const FileFormatInfo& info(FileFormat format) { return fileFormats[static_cast<int>(format)]; }
std::optional<FileFormat> fileFormatFromId(std::string_view id);

struct WriteSettings {
    FileFormat format = FileFormat::Wav24;
    int rate = 48000;
    int channels = 2;
    std::uint64_t ditherSeed = 0; ///< 16 bit: TPDF dither from a counter, never from the clock
};

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

/// Facts that samplers and DAWs read from a WAV's own chunks (docs/formats.md 2.3).
struct WavMetadata {
    bool oneShot = true;
    std::optional<int> rootNote{}; ///< MIDI: `smpl` unity note and `acid` root
    std::optional<double> bpm{};   ///< loops: `acid` tempo …
    std::optional<int> beats{};    ///< … and beats
    bool loops = false;            ///< `smpl` loop over the whole file
    Frame frames = 0;              ///< of the file, for the loop's end
    std::string title{};           ///< LIST INFO INAM
    std::string artist{};          ///< IART
    std::string genre{};           ///< IGNR
    std::string comment{};         ///< ICMT
    std::string software{};        ///< ISFT
};

/// Appends `acid`, `smpl` and `LIST INFO` chunks to a finished WAV and mends its RIFF size. Throws Error.
void appendWavMetadata(const std::filesystem::path& wav, const WavMetadata& metadata, int rate);

}
