#pragma once

#include "audio/audio_buffer.h"
#include "base/progress.h"
#include "base/units.h"
#include "music/key.h"
#include "music/sample_traits.h"

namespace gleaner::pack {

/// A sample alone, as the song would play it: a loop or a phrase stretched to beats of the song and moved
/// into its key (docs/music.md 5.2), a hit that is a note played faster or slower until it is in the key, all
/// else as it is. `rate` in Hz, `bpm` above 0. Throws Cancelled.
audio::AudioBuffer heardInSong(const audio::AudioBuffer& sample, int rate, const music::SampleTraits& traits,
                               const music::Key& key, Bpm bpm, const Progress& progress);

}
