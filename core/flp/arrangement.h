#pragma once

#include "flp/rack.h"
#include "flp/records.h"

namespace gleaner::flp {

/// One of FL's patterns. Its number is its place in the list, from 1.
struct TickPattern {
    std::string name;
    Colour colour = plainColour;
    std::vector<NoteRecord> notes; ///< sorted by position, channel, key
    std::int64_t setLength = 0;    ///< event 164; 0: as long as its notes, in whole bars
    std::int64_t length = 0;       ///< that FL takes it for
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
    std::optional<std::pair<double, double>> part = {};
    float fadeIn = 0.0F, fadeOut = 0.0F; ///< ms; FL 21 and later, elsewhere left out
    float gain = 1.0F;                   ///< linear; FL 21 and later
    std::uint32_t id = 0;                ///< 0: the next free one
};

struct TrackLabel {
    std::string name; ///< empty: FL's own
    Colour colour = plainColour;
    bool ownColour = false; ///< shown in every theme
};

inline constexpr std::int64_t latestMarker = 0xFFFFFF; ///< a marker's place has 24 bits

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

/// Length in ticks and the part of the sample of a clip that may sound for `room` ticks (docs/flp.md 5.1): an
/// unstretched one runs seconds * bpm * ppq / 60 ticks, a stretched one its beats; cut, the part stays in
/// milliseconds of the sample as it is. Where its length is unknown (0), it fills the room.
struct AudioSpan {
    std::int64_t length = 0;
    std::optional<std::pair<double, double>> part;
};
AudioSpan audioSpan(double seconds, std::optional<double> stretchBeats, double offsetSeconds, double bpm,
                    int ppq, std::int64_t room);

/// Drum patterns keep their numbers and tracks; every melodic track follows with a pattern or a clip and a
/// playlist track of its own. A pattern placed for longer than it is, is placed again and again: FL does not
/// repeat inside a clip. Where that release can't set a pattern's length, its clips end with its notes' bars.
Arrangement arrangementOf(const music::Song& song, const Rack& rack, const ReleaseNumber& release);

}
