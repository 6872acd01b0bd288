#pragma once

#include "flp/encode.h"

namespace gleaner::flp {

/// A project that somebody made, with a song added to it.
struct AddedSong {
    Bytes bytes;
    std::vector<std::string> notices; ///< sentences for the person: what had to give way, where the song is
};

/// The first release that a song can be added to: texts are UTF-16 and a channel's events stand as today.
inline constexpr ReleaseNumber templatesSince = wideTextsSince;

/// Adds the song's channels (those that sound), its patterns, and an arrangement of its own with its clips
/// and markers, in the layouts of the project's release. Every event of the project stays, unchanged and in
/// order; the header's count of channels alone is another. That is why the clips get an arrangement of their
/// own and the channels play into the master: a clip among the project's own, or an insert, would change an
/// event of it. Before FL 20 there are no arrangements: the clips and markers then go into the playlist
/// behind all that is there, from the next bar on, and the playlist's event alone is longer. Places are
/// counted in the project's pulses, sounds at its tempo. Throws Error for a project from before
/// `templatesSince`, one that is damaged, or one that has no room.
AddedSong addToProject(const Bytes& project, const music::Song& song);

}
