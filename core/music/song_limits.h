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
/// A 64th note: what is shorter than this is no length of a pattern or clip.
inline constexpr double shortestBars = 1.0 / 64.0;

/// What a song may play, all repeats told: far above any song, and so few that they fit in memory.
inline constexpr double mostPlacements = 100'000; ///< of patterns, phrases and audio clips
inline constexpr double mostPlayedNotes = 1'000'000;
/// A sample is stretched to so many beats at the most.
inline constexpr double longestStretchBeats = 4.0 * longestSongBars;

/// And what its clips and notes stay within: 12 dB of gain, ten minutes of fade, envelopes as long as FL's
/// knobs reach.
inline constexpr double loudestGain = 4.0;
inline constexpr double longestFadeMs = 600'000.0;
inline constexpr double longestEnvelopeMs = 9'500.0;

}
