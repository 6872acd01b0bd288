#pragma once

#include "audio/audio_source.h"
#include "base/progress.h"
#include "slices/detect_settings.h"
#include "slices/detected_region.h"
#include "slices/slice.h"

#include <functional>
#include <vector>

namespace gleaner::analysis {

/// A glance at what will be found, while the recording is still being listened to.
struct EarlyLook {
    /// The same recording, read by nobody else: what is found in the end must not depend on who looked.
    audio::AudioSource& source;
    /// Gets what could be found until now in one part of the recording (see RecordingAnalysis::parts),
    /// without loops; nobody has heard yet what it is, and some of it may come to nothing. On the thread that
    /// analyses.
    std::function<void(std::size_t part, const std::vector<DetectedRegion>& soFar)> seen;
};

/// Raised when a change makes the same recording give other slices: part of every cache key.
inline constexpr int detectorVersion = 9;

/// Finds hits, loops, phrases and textures. Streams: memory does not grow with the recording beyond the
/// slices found and an envelope of a few bytes a 10 ms (of more than two channels: one for each pair and each
/// single channel, see channelGroups). Deterministic. Throws Error and Cancelled. For
/// another sensitivity without another pass see detection/recording_analysis.h, of which this is the
/// composition.
Detection detect(audio::AudioSource& source, const DetectSettings& settings, const Progress& progress,
                 const EarlyLook* early = nullptr);

}
