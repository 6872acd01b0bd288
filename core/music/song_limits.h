#pragma once

namespace gleaner::music {

/// What a song that can be written stays within: FL's tempo knob, its rack of tracks, and positions that fit
/// 32-bit ticks.
inline constexpr double slowestSongBpm = 10.0;
inline constexpr double fastestSongBpm = 522.0;
inline constexpr int smallestPpq = 24;
inline constexpr int largestPpq = 960;
inline constexpr int playlistTracks = 500;
inline constexpr int longestSongBars = 100'000;

/// And what its clips and notes stay within: 12 dB of gain, ten minutes of fade, envelopes as long as FL's
/// knobs reach.
inline constexpr double loudestGain = 4.0;
inline constexpr double longestFadeMs = 600'000.0;
inline constexpr double longestEnvelopeMs = 9'500.0;

}
