#pragma once

#include "audio/audio_buffer.h"

#include <span>

namespace gleaner::pack {

/// Makes these frames of the sound silent, and fades to and from them over `fade` frames outside of them.
/// Ranges lie in order and apart.
void mute(audio::AudioBuffer& sound, std::span<const FrameRange> ranges, Frame fade);

}
