#pragma once

#include "audio/audio_buffer.h"
#include "base/progress.h"
#include "music/song.h"

#include <functional>

namespace gleaner::preview {

/// Gives the samples of a file at the wanted rate; an empty buffer where it is missing (that voice stays
/// silent).
using LoadSample = std::function<audio::AudioBuffer(const std::string& path, int rate)>;

/// The song as FL would play it, by the sampler's rules of music.md section 6: one-shots ring on, pitch by
/// speed, open hats are cut by closed ones; audio clips stretched to the tempo by resampling. Stereo; peak at
/// most -1 dBFS by gain. Deterministic. Throws Cancelled.
audio::AudioBuffer render(const music::Song& song, int rate, const LoadSample& load,
                          const Progress& progress);

}
