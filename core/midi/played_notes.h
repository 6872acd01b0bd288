#pragma once

#include "music/song.h"

#include <cstdint>
#include <vector>

namespace gleaner::midi {

/// A note where it sounds in the song, in ticks.
struct PlayedNote {
    std::int64_t begin = 0, end = 0;
    int key = 60, velocity = 100;
    friend bool operator==(const PlayedNote&, const PlayedNote&) = default;
};

/// Every note of a drum channel through the song: patterns repeated for as long as they are placed, muted
/// items left out, notes cut where their clip ends. Sorted by begin, then key; no two of a key overlap (the
/// later one cuts).
std::vector<PlayedNote> drumNotes(const music::Song& song, int channel);

/// The same of a melodic track; none of a muted one.
std::vector<PlayedNote> trackNotes(const music::Song& song, const music::MelodicTrack& track);

}
