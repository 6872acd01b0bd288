#pragma once

#include "flp/encode.h"

namespace gleaner::flp {

struct Document;

/// Where a song was put in a project, for knowing it again (core/merge).
struct SongPlace {
    bool ownProject = true;                  ///< else it was added to one that somebody made
    std::string arrangement = "Arrangement"; ///< that its clips are in
    double startBeats = 0.0;                 ///< of its first bar
    double tempo = 0.0;                      ///< bpm that its clips were measured at; 0: not known
    /// Numbers of its channels and patterns, in their order; empty: from 0 and from 1 on. -1: it isn't there.
    std::vector<int> channels, patterns;
    friend bool operator==(const SongPlace&, const SongPlace&) = default;
};

/// A project that somebody made, with a song added to it.
struct AddedSong {
    Bytes bytes;
    std::vector<std::string> notices; ///< sentences for the person: what had to give way, where the song is
    SongPlace place = {};
};

/// Throws Error where a song can't be added to this project, or merged into it: it is older than
/// `templatesSince`, damaged, newer than what is known, or has no arrangement.
void requireForSongs(const Document& document);

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
