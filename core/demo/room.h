#pragma once

#include "audio/audio_buffer.h"

namespace gleaner::demo {

/// Adds the walls nearby to a stereo recording: eight first reflections, each ear its own, and half a second
/// of dense tail behind them. `level` of the first reflections against the direct sound, linear.
void addRoom(audio::AudioBuffer& recording, double level, int rate);

}
