#pragma once

#include "audio/audio_buffer.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::audio {

/// What is remembered of a sound, so that later it can be told what was done to it: its shape, a checksum and
/// a level of each of its blocks. A checksum rolls: it can be looked for at every frame of another sound,
/// which finds what was moved, cut or put between.
struct SoundPrint {
    Frame frames = 0;
    int rate = 0, channels = 0;
    int bits = 0;                      ///< of a sample in the file; 0 for a lossy format
    std::vector<std::uint64_t> blocks; ///< 48 bits each, of `blockFrames` frames; what is left over has none
    std::vector<double> levels;        ///< RMS of the same blocks over all channels, dBFS, in steps of 0.01

    Frame blockFrames() const;
    friend bool operator==(const SoundPrint&, const SoundPrint&) = default;
};

/// Quieter blocks count as this.
inline constexpr double silentLevel = -144.0;

/// RMS of a stretch over all channels, dBFS, in steps of 0.01; `silentLevel` for none.
double levelOf(const AudioBuffer& sound, FrameRange range);

SoundPrint printOf(const AudioBuffer& sound, int rate, int bits);

/// Checksums of the blocks of `length` frames that begin at each frame of the sound, one after the other.
class RollingChecksum {
public:
    /// From the frame `at` on. Expects at least 1 frame, and all of them inside of the sound.
    RollingChecksum(const AudioBuffer& sound, Frame length, Frame at = 0);
    std::uint64_t value() const;
    Frame at() const { return m_at; }
    /// To the next frame; false where the sound ends.
    bool advance();

private:
    std::uint64_t frame(Frame at) const;
    std::vector<std::span<const float>> m_channels;
    Frame m_frames, m_length, m_at;
    std::uint64_t m_sum = 0, m_leaving = 1;
};

/// "0a1b2c3d4e5f …" and "-23.41 …"; nothing for other texts.
std::string textOf(const std::vector<std::uint64_t>& blocks);
std::string textOf(const std::vector<double>& levels);
std::optional<std::vector<std::uint64_t>> blocksFrom(std::string_view text);
std::optional<std::vector<double>> levelsFrom(std::string_view text);

}
