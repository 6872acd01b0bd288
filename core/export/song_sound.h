#pragma once

#include "base/progress.h"
#include "codec/file_writer.h"
#include "music/song.h"
#include "preview/render.h"

#include <filesystem>

namespace gleaner::pack {

/// Rate of everything rendered of a song, Hz.
inline constexpr int songRate = 48000;

/// The samples of a file at that rate. Throws Error: it is damaged, or needs more than a gigabyte.
audio::AudioBuffer sampleFrom(const std::filesystem::path& file, int rate);

/// Which part of a song is written, and as what.
struct SoundForm {
    std::optional<int> channel = {}; ///< one alone, as long as the whole
    audio::FileFormat format = audio::FileFormat::Wav24;
};

/// A song with its samples loaded from their files. Throws Error (a sample that is damaged, or too large) and
/// Cancelled.
class SongSound {
public:
    SongSound(const music::Song& song, const Progress& progress);

    /// Of the whole mix, or one channel's part of it: its highest peak, linear, and whether both sides say
    /// the same.
    struct Measures {
        double peak = 0.0;
        bool isMono = true;
    };
    Measures measure(std::optional<int> channel, const Progress& progress) const;

    /// Throws Error about `file` when a WAV can't hold the mix, or that channel: asked before hours are
    /// mixed.
    void requireRoom(const std::filesystem::path& file, std::optional<int> channel = {}) const;

    /// The whole mix, or one channel of it, at `songRate`, turned down by `gain`.
    void write(const std::filesystem::path& file, double gain, const Progress& progress,
               const SoundForm& form = {}) const;
    /// One channel alone, from the song's first beat, exactly as loud as it is: of 24 bit, or of floats where
    /// that would clip; mono where both sides say the same. `measures` as they were measured.
    void writeStem(const std::filesystem::path& file, int channel, const Measures& measures,
                   const Progress& progress) const;

    /// What the song as sound is turned down by, linear; the whole is mixed once to know.
    double gain(const Progress& progress) const;

private:
    preview::Mix m_mix;
};

}
