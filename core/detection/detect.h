#pragma once

#include "audio/audio_source.h"
#include "base/progress.h"
#include "slices/detect_settings.h"
#include "slices/slice.h"

namespace gleaner::analysis {

/// Raised when a change makes the same recording give other slices: part of every cache key.
inline constexpr int detectorVersion = 7;

/// Finds hits, loops, phrases and textures. Streams: memory does not grow with the recording beyond the
/// slices found and an envelope of a few bytes a 10 ms (of more than two channels: one for each pair and each
/// single channel, see channelGroups). Deterministic. Throws Error and Cancelled. For
/// another sensitivity without another pass see detection/recording_analysis.h, of which this is the
/// composition.
Detection detect(audio::AudioSource& source, const DetectSettings& settings, const Progress& progress);

}
