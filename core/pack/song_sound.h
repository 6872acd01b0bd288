#pragma once

#include "audio/audio_buffer.h"
#include "base/progress.h"
#include "music/song.h"

#include <filesystem>

namespace gleaner::pack {

/// Rate of everything rendered of a song, Hz.
inline constexpr int songRate = 48000;

/// The song as sound, its samples read from their files. Throws Error and Cancelled.
audio::AudioBuffer renderSong(const music::Song& song, const Progress& progress);

/// One melodic channel alone, the whole song from its first beat, at usual volume and in the middle: where it
/// is placed, a channel strip adds the song's own volume and pan. Mono where the sample is.
audio::AudioBuffer renderStem(const music::Song& song, const music::MelodicTrack& track,
                              const Progress& progress);

/// A WAV of 24 bit at `songRate`. Throws Error.
void writeSound(const std::filesystem::path& file, const audio::AudioBuffer& sound);

}
