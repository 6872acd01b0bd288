#pragma once

#include "flp/rack.h"

namespace gleaner::flp {

/// A note as it will be written, in ticks. A length of 0 is a step of the step sequencer.
struct TickNote {
    std::int64_t position = 0, length = 0;
    int channel = 0, key = 60, velocity = 100;
};

/// One of FL's patterns. Its number is its place in the list, from 1.
struct TickPattern {
    std::string name;
    Colour colour = plainColour;
    std::vector<TickNote> notes; ///< sorted by position, channel, key
    std::int64_t setLength = 0;  ///< event 164; 0: as long as its notes, in whole bars
    std::int64_t length = 0;     ///< that FL takes it for
};

/// A clip on the playlist.
struct Clip {
    std::int64_t position = 0, length = 0;
    bool isAudio = false;
    int index = 0; ///< number of the pattern, or the channel
    int track = 1;
    bool muted = false;
    /// What of the source sounds: pattern clips in ticks, audio clips in ms of the sample; nothing: the whole
    /// of it.
    std::optional<std::pair<double, double>> part;
};

struct TrackLabel {
    std::string name; ///< empty: FL's own
    Colour colour = plainColour;
};

struct TimeMarker {
    std::int64_t position = 0;
    std::string name;
};

struct Arrangement {
    std::vector<TickPattern> patterns;
    std::vector<Clip> clips;        ///< sorted by position, then track
    std::vector<TrackLabel> tracks; ///< of the first tracks; the rest have no label
    std::vector<TimeMarker> markers;
};

/// Drum patterns keep their numbers and tracks; every melodic track follows with a pattern or a clip and a
/// playlist track of its own. A pattern placed for longer than it is, is placed again and again: FL does not
/// repeat inside a clip.
Arrangement arrangementOf(const music::Song& song, const Rack& rack);

}
