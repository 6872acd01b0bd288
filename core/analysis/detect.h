#pragma once

#include "analysis/slice.h"
#include "analysis/tempo.h"
#include "audio/audio_source.h"
#include "audio/channels.h"
#include "base/progress.h"

#include <set>

namespace gleaner::analysis {

/// Raised when a change makes the same recording give other slices: part of every cache key.
inline constexpr int detectorVersion = 7;

struct DetectSettings {
    double sensitivity = 0.5; ///< 0 (only the plain ones) to 1 (everything)
    std::set<music::SampleKind> kinds = {music::SampleKind::Hit, music::SampleKind::Loop,
                                         music::SampleKind::Phrase, music::SampleKind::Texture};
    TempoRange tempi = {};              ///< of loops and phrases
    audio::ChannelChoice channels = {}; ///< that slices are looked for in
    friend bool operator==(const DetectSettings&, const DetectSettings&) = default;
};

/// Finds hits, loops, phrases and textures. Streams: memory does not grow with the recording beyond the
/// slices found and an envelope of a few bytes a 10 ms (of more than two channels: one for each pair and each
/// single channel, see channelGroups). Deterministic. Throws Error and Cancelled. For
/// another sensitivity without another pass see analysis/listening.h, of which this is the composition.
Detection detect(audio::AudioSource& source, const DetectSettings& settings, const Progress& progress);

/// Onsets in seconds, rising (SuperFlux family, for `gleaner-cli onsets`). Streams. Throws Error and
/// Cancelled.
std::vector<double> detectOnsets(audio::AudioSource& source, double sensitivity, const Progress& progress);

}
