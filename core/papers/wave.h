#pragma once

#include "audio/audio_buffer.h"
#include "papers/pack.h"

#include <vector>

namespace gleaner::papers {

// How samples are looked at and listened to here. Private to the room.

/// The sample's sound at a rate, Hz. Throws Error.
audio::AudioBuffer soundOf(const Sample& sample, int rate);
/// The same at its own.
audio::AudioBuffer soundOf(const Sample& sample);

/// The lowest and the highest of a stretch of the wave, -1..1.
struct Extent {
    float low = 0.0F, high = 0.0F;
};
/// The wave in so many columns, all channels together, its peak at 1.
std::vector<Extent> waveOf(const audio::AudioBuffer& sound, std::size_t columns);

}
