#pragma once

#include "music/key.h"
#include "music/role.h"
#include "music/sample_kind.h"

#include <optional>
#include <string_view>
#include <vector>

namespace gleaner::analysis {

/// A note in a file name: a tonic or the pitch of a hit, no word of major or minor with it.
struct NamedNote {
    int pitchClass = 0;
    std::optional<int> octave; ///< as written: writers differ over which C is the fourth
    bool isPlain = false;      ///< "F#" can't be anything else; "C" and "C3" may be the third of three takes
    friend bool operator==(const NamedNote&, const NamedNote&) = default;
};

/// What the name of a sample's file says about it.
struct NameMetadata {
    std::optional<double> bpm; ///< with "bpm" beside it, 30 to 300
    std::vector<double>
        bareNumbers;               ///< 60 to 200 without: a tempo if they fit the length, or a number of many
    std::optional<music::Key> key; ///< with its mode
    std::optional<NamedNote> note;
    std::optional<music::Role> role;
    std::optional<music::SampleKind> kind; ///< "loop", "one shot"
    friend bool operator==(const NameMetadata&, const NameMetadata&) = default;
};

/// Reads a file's name without folder and ending, UTF-8. What can be read two ways is not read: two keys, two
/// roles ("bass_lead"), "Am" in "I Am", Camelot ("8A") without a tempo in the name, "A" as a letter.
NameMetadata metadataFromName(std::string_view stem);

}
