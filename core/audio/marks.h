#pragma once

#include "base/units.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::audio {

/// A place that a recorder, or whoever held it, marked.
struct Mark {
    Frame begin = 0;
    Frame length = 0;  ///< 0: a place without one
    std::string label; ///< readable UTF-8; often empty
    friend bool operator==(const Mark&, const Mark&) = default;
};

/// What the description in `bext` begins with where we wrote the file: its cues are bars and names, and
/// nobody's marks.
inline constexpr std::string_view ownSampleOpening = "Gleaner sample ";

/// The marks of a file of the WAV family, by begin: its `cue ` chunk, with the labels (`labl`, else `note`)
/// and lengths (`ltxt`) of its LIST adtl (Microsoft, "Multimedia Programming Interface and Data
/// Specifications 1.0"). Ten thousand at most. Empty for other files, and for damaged chunks as far as they
/// are damaged, and for samples of our own.
std::vector<Mark> readMarks(const std::filesystem::path& file);

}
