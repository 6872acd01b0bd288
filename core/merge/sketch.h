#pragma once

#include "flp/document.h"
#include "flp/draft.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::flp {

// A song as a project holds it, in parts that have a key of their own: the same part of another version of
// the song has the same key, wherever it stands.

struct SketchChannel {
    std::string key; ///< "drum 3", "track Bass", "clip Rain"
    RackChannel channel;
    std::string insert;       ///< name of its mixer insert; empty: the master
    std::string group;        ///< name of its group
    std::string cuts, cutsBy; ///< keys of the channels that its cut groups are named after; empty: none
};
struct SketchPattern {
    std::string key;     ///< "pattern Verse"
    TickPattern pattern; ///< its notes' channels are places in Sketch::channels
};
struct SketchClip {
    std::string source; ///< key of the channel or pattern
    Clip clip;
};
struct Sketch {
    std::vector<SketchChannel> channels;
    std::vector<SketchPattern> patterns;
    std::vector<SketchClip> clips;
    std::vector<TrackLabel> tracks;
    std::vector<TimeMarker> markers;
    DraftHeader header;

    const SketchChannel* channel(const std::string& key) const;
    const SketchPattern* pattern(const std::string& key) const;
};

/// A note without its channel, all its bytes as they are read: two of one place and sound are equal.
NoteRecord withoutChannel(NoteRecord note);

/// What a sketch is made for.
struct SketchFrame {
    ReleaseNumber release{};
    int ppq = 96;
    double bpm = 0.0;        ///< clips of sound are as long as they play at this tempo; 0: the song's
    double startBeats = 0.0; ///< where the song begins
    bool ownProject = true;  ///< else only what sounds has a channel, and all play into the master
    std::optional<std::array<int, 2>> timeSignature; ///< of the project; nothing: the song's
    EncodeSettings settings;
};

/// Throws Error as draftOf does.
Sketch sketchOf(music::Song song, const SketchFrame& frame);

}
