#pragma once

#include "flp/encode.h"
#include "flp/template.h"

#include <optional>
#include <string>
#include <vector>

namespace gleaner::flp {

/// What was last written into a project: with it, what a person did since can be told from what is ours.
struct Baseline {
    music::Song song; ///< as it was asked for, in its own tempo
    SongPlace place;
    std::string genre, artists, comment; ///< as they were asked for
    friend bool operator==(const Baseline&, const Baseline&) = default;
};

/// What a merge does about one part of a project.
enum class MergeStep {
    Added,   ///< the brief has it, the project had not
    Changed, ///< the brief has it otherwise, and nobody had touched it
    Removed, ///< the brief has it no more, and nobody had touched it
    Kept,    ///< a conflict: the brief would change it, and so did a person, whose work stays
    Deleted  ///< a person deleted it: it stays so
};
struct MergeStepInfo {
    MergeStep step;
    std::string_view id;
};
inline constexpr MergeStepInfo mergeSteps[] = {{MergeStep::Added, "added"},
                                               {MergeStep::Changed, "changed"},
                                               {MergeStep::Removed, "removed"},
                                               {MergeStep::Kept, "kept"},
                                               {MergeStep::Deleted, "deleted"}};

const MergeStepInfo& infoOf(MergeStep step);

struct MergeLine {
    MergeStep step = MergeStep::Changed;
    std::string sentence;
    friend bool operator==(const MergeLine&, const MergeLine&) = default;
};

/// A project that a song was merged into.
struct MergedSong {
    Bytes bytes;
    std::vector<MergeLine> lines; ///< all that was done or left, for showing before anything is written
    Baseline baseline;            ///< for the next time
    std::vector<std::string> notices;
};

/// Brings a project in which a person has worked up to a new brief (docs/flp.md 12). Three states decide,
/// part by part (channel, pattern and channel, clip, track label, marker, tempo, text): what was written
/// last, what is there now, what the brief gives. Where the brief says the same as before, the project's
/// bytes stay; what nobody touched follows the brief; what a person changed or deleted stays so, and is a
/// line where the brief would have it otherwise. What is new goes behind and beside what is there. Channels
/// that the brief leaves out stay, silent, since FL numbers channels without gaps and all that a person made
/// names them.
///
/// Parts are known again by what FL keeps when it saves: names, sample paths, notes and clips. Without a
/// baseline nothing that is there is changed, and what isn't there is added. Throws Error for what
/// `requireForSongs` refuses, or where there is no room. Same input, same bytes.
MergedSong mergeSong(const Bytes& project, const music::Song& song, const EncodeSettings& settings,
                     const std::optional<Baseline>& baseline);

/// Adds a song to the arrangement of the project that is shown, on tracks that are free; everything else as
/// addToProject. Before FL 20 there is but one.
MergedSong addToArrangement(const Bytes& project, const music::Song& song);

}
