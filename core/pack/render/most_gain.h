#pragma once

#include "audio/audio_source.h"
#include "base/units.h"
#include "music/sample_kind.h"

namespace gleaner::pack {

/// How far a stretch of a recording may be raised towards its target: always by 24 dB, and further as long as
/// the steps of its samples stay below -60 dBFS (16 bit and lossy formats: 38 dB; 24 bit and float: 86 dB),
/// and, for hits and phrases, the noise within a second around it below -48 dBFS. Of a texture or a loop the
/// noise is a part. Reads the stretch (30 s at most) and what is around it. Throws Error.
Decibels mostGainFor(audio::AudioSource& source, FrameRange range, music::SampleKind kind);

}
