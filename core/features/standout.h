#pragma once

#include "audio/channels.h"
#include "features/feature_track.h"

#include <span>
#include <vector>

namespace gleaner::analysis {

/// How far a stretch stands out of what is background around it, in each of several tracks of one recording:
/// dB over the background (less 6, so that noise does not count), mean of all bands and hops. Hum lies in
/// one band and is background besides. What lies 60 dB under the loudest of the tracks counts as nothing, so
/// that leakage over digital silence does not win.
std::vector<double> standouts(std::span<const FeatureTrack* const> tracks, FrameRange range);

/// The channel, or the pair, of a recording of more than two channels in which a stretch stands out most;
/// for a stretch that a person drew. Reads it and 2 s on both sides, 20 s at most. Throws Error and
/// Cancelled.
audio::Channels channelsAt(audio::AudioSource& source, FrameRange range, const Progress& progress);

}
