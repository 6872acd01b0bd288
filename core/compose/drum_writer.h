#pragma once

#include "music/metre.h"
#include "music/song.h"
#include "styles/drum_style.h"

#include <optional>
#include <span>
#include <vector>

namespace gleaner::compose {

/// Struck velocity of a mark, 1..127 (docs/music.md 1.3): beats over offbeats, the "and" of the tresillo over
/// its "a".
int velocityOf(Stroke stroke, int step, char mark);

/// The beat of some bars, sorted by position and channel. A voice that has no sample hands its part to the
/// nearest one that has (clap to snare, rim to snare, …) or stays out; kick, snare and hat are always
/// written, so that an empty kit can be filled by hand.
std::vector<music::DrumNote> writeBeat(const DrumStyle& style, int bars, const Beat& beat,
                                       const VoiceSet& assigned, const music::Metre& metre = {});

/// The voice that will sound for `wanted`: itself, who stands in for it in the style, then for any; nothing
/// when it is left out.
std::optional<Voice> playerOf(Voice wanted, const VoiceSet& assigned, std::span<const StandIn> standIns);

/// Where the kicks of a style fall, in beats, over some bars.
std::vector<double> kicksOf(const DrumStyle& style, int bars, const music::Metre& metre = {});

/// Percussion between the beats: one of `percussionPatterns()` patterns of two bars.
std::vector<music::DrumNote> writePercussion(int which, const VoiceSet& assigned,
                                             const music::Metre& metre = {});
int percussionPatterns();

/// One hit of a voice at the start of a bar.
std::vector<music::DrumNote> writeAccent(const std::vector<Voice>& voices, int velocity,
                                         const VoiceSet& assigned);

/// Sorted by position, channel and key; of two hits of a channel at one position the louder stays.
void tidy(std::vector<music::DrumNote>& notes);

}
