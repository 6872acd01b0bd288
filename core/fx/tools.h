#pragma once

#include "audio/audio_buffer.h"
#include "dsp/biquad.h"

#include <span>
#include <vector>

namespace gleaner::fx {

// What several effects share. Private to the room.

/// Largest magnitude of all channels at every frame: dynamics are linked, so that the picture does not move.
std::vector<float> linkedMagnitude(const audio::AudioBuffer& sample);

/// Multiplies every channel by the curve, which has a value for each frame.
void applyCurve(audio::AudioBuffer& sample, std::span<const float> curve);

/// Leaves `part` (0 to 1) of the wet sound beside the rest of the dry one; exactly either at the ends.
void mix(std::span<float> wet, std::span<const float> dry, double part);

/// Runs the sections one after the other over every channel.
void runSections(audio::AudioBuffer& sample, std::span<const dsp::BiquadCoefficients> sections);

/// Gain of the sections together in dB.
double sectionsDb(std::span<const dsp::BiquadCoefficients> sections, Hertz frequency, double rate);

/// The sample with `frames` frames of silence behind it.
void extend(audio::AudioBuffer& sample, Frame frames);

/// The channel with `margin` frames of silence on each side.
std::vector<float> padded(std::span<const float> channel, Frame margin);

/// Milliseconds in whole frames.
inline Frame framesFromMs(double milliseconds, int rate) {
    return framesFromSeconds(milliseconds / 1000.0, rate);
}

/// The frequency near `hertz`, Hz, of which whole swings fit into a turn of `seconds`; one at least.
double wholeSwings(double hertz, double seconds);

}
