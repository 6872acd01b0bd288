#pragma once

#include "audio/audio_source.h"
#include "base/progress.h"

#include <optional>
#include <span>
#include <vector>

namespace gleaner::groove {

/// A stroke of a rhythm.
struct Strike {
    double seconds = 0.0; ///< where its sound begins, from the first frame that was listened to
    double levelDb = 0.0; ///< dBFS: the loudest 10 ms of its first 60, without what still sounded before it
    double centroidHz = 0.0; ///< the middle of its first 50 ms' energy; 0 where it has none
    friend bool operator==(const Strike&, const Strike&) = default;
};

/// Longer than this nothing is listened to as one rhythm.
inline constexpr double longestRhythmSeconds = 600.0;

/// One channel of a stretch, or of the whole. Throws Error where it is longer than ten minutes, and
/// Cancelled.
std::vector<float> rhythmSound(audio::AudioSource& source, std::optional<FrameRange> range,
                               const Progress& progress);

/// Strokes in the order in which they come; those 40 dB and more under the loudest are left out.
/// `sensitivity` 0 to 1.
std::vector<Strike> strikesIn(std::span<const float> mono, int rate, double sensitivity,
                              const Progress& progress);

/// Where in a one-shot its stroke begins and how loud it is; nothing for silence.
std::optional<Strike> strikeOf(std::span<const float> mono, int rate);

}
