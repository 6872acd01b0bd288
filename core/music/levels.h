#pragma once

#include <algorithm>
#include <cmath>

namespace gleaner::music {

// How loud a song's knobs are: what is written as a project, as DAWproject and as sound reads it here.
// Community calibrations of FL Studio's sampler (docs/music.md 6), not the maker's: approximations.

/// A song's usual volume, FL's 10000 of 12800; as a fader, 0 dB.
inline constexpr double usualVolume = 0.78;
/// Where FL's knob ends, at 12800.
inline constexpr double loudestVolume = 1.28 * usualVolume;

/// Linear amplitude of a channel's volume: to the power of 1.5, 1 at the usual volume.
inline double amplitudeOfVolume(double volume) {
    const double part = std::max(0.0, volume) / usualVolume;
    return part * std::sqrt(part);
}

/// The volume that sounds so: the other way round.
inline double volumeOfAmplitude(double amplitude) { return usualVolume * std::cbrt(amplitude * amplitude); }

/// Linear amplitude of a note's velocity, 1 at 100.
constexpr double amplitudeOfVelocity(int velocity) { return velocity / 100.0; }

}
