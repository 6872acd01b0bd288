#pragma once

#include "guards/guard.h"
#include "guards/speech_frames.h"

#include <memory>

namespace gleaner::guards {

/// What the gate hears of a recording: the mean of its channels, right way up. Streams. Throws Error and
/// Cancelled.
std::vector<SpeechFrame> speechFramesOf(audio::AudioSource& source, const Progress& progress);

/// Stretches in which somebody speaks; the value is how sure that is, 0 to 1 (docs/guards.md 2).
std::unique_ptr<Guard> speechGuard(const Recorded& recorded);

}
