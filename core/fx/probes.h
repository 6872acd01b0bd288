#pragma once

#include "audio/audio_buffer.h"

#include <vector>

namespace gleaner::fx {

// Sounds to measure effects with, and levels of what comes out. Private to the room.

/// Three decaying tones in a second, of 0, -30 and -14 dBFS, all `decibels` higher; stereo.
audio::AudioBuffer threeTones(int rate, double decibels);

/// A sine of `amplitude`; stereo.
audio::AudioBuffer sineTone(double hertz, double amplitude, double seconds, int rate);

/// Both channels begin with these values; silence behind.
audio::AudioBuffer click(float left, float right, Frame frames);

/// Highest magnitude in dBFS, of one channel or (-1) of all, in each of the `hops` equal parts of the first
/// `frames` frames; -120 for silence and behind the end.
std::vector<double> levelsOf(const audio::AudioBuffer& sound, int channel, Frame frames, int hops);

inline constexpr double silenceDb = -120.0;

}
