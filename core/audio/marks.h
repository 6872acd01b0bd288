#pragma once

#include "base/units.h"

#include <filesystem>
#include <string>
#include <vector>

namespace gleaner::audio {

/// A place that a recorder, or whoever held it, marked.
struct Mark {
    Frame begin = 0;
    Frame length = 0;  ///< 0: a place without one
    std::string label; ///< readable UTF-8; often empty
    friend bool operator==(const Mark&, const Mark&) = default;
};

/// The marks of a file of the WAV family, by begin: its `cue ` chunk, with the labels (`labl`, else `note`)
/// and lengths (`ltxt`) of its LIST adtl (Microsoft, "Multimedia Programming Interface and Data
/// Specifications 1.0"). Ten thousand at most. Empty for other files, and for damaged chunks as far as they
/// are damaged.
std::vector<Mark> readMarks(const std::filesystem::path& file);

}
