#pragma once

#include "music/song.h"
#include "styles/drum_style.h"

#include <vector>

namespace gleaner::compose {

/// What happens in the last bar of a group.
enum class Fill {
    None,
    Roll, ///< snare on steps 12 to 15, rising 70 85 100 115, the kick of step 12 left out (docs/music.md 1.5)
    Toms, ///< the same run down the toms
    Stop  ///< everything but the snare is silent from step 12
};

/// Claps over the snare: on two and four (steps 4 and 12), or on the accents of the tresillo (6 and 14).
enum class Claps { None, Backbeat, Accents };

/// Which parts of a style play in a beat.
struct Beat {
    bool kick = true;
    bool snare = true; ///< snare, rim, clap and second snare of the style
    bool hat = true;
    bool colour = true; ///< the style's shaker, open hat, sub and percussion
    Claps claps = Claps::None;
    bool openHats = false;   ///< an open hat at the end of every second bar
    bool snareBuild = false; ///< no snare pattern, but a roll that thickens from eighths to sixteenths
    double level = 1.0;      ///< of all velocities
    Fill fill = Fill::None;
    friend bool operator==(const Beat&, const Beat&) = default;
};

/// Struck velocity of a mark, 1..127 (docs/music.md 1.3): beats over offbeats, the "and" of the tresillo over
/// its "a".
int velocityOf(Stroke stroke, int step, char mark);

/// The beat of some bars, sorted by position and channel. A voice that has no sample hands its part to the
/// nearest one that has (clap to snare, rim to snare, …) or stays out; kick, snare and hat are always
/// written, so that an empty kit can be filled by hand.
std::vector<music::DrumNote> writeBeat(const DrumStyle& style, int bars, const Beat& beat,
                                       const VoiceSet& assigned);

/// Where the kicks of a style fall, in beats, over some bars.
std::vector<double> kicksOf(const DrumStyle& style, int bars);

/// Percussion between the beats: one of `percussionPatterns()` patterns of two bars.
std::vector<music::DrumNote> writePercussion(int which, const VoiceSet& assigned);
int percussionPatterns();

/// One hit of a voice at the start of a bar.
std::vector<music::DrumNote> writeAccent(const std::vector<Voice>& voices, int velocity,
                                         const VoiceSet& assigned);

/// Sorted by position, channel and key; of two hits of a channel at one position the louder stays.
void tidy(std::vector<music::DrumNote>& notes);

}
