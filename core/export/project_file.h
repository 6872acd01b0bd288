#pragma once

#include "flp/bytes.h"

#include <filesystem>
#include <set>
#include <string>

namespace gleaner::pack {

/// An FL Studio project from a .flp, or from a zipped one: FL's own "zipped loop package" has the .flp first
/// and its samples flat beside it, while the paths in the project stay those of the machine that zipped it.
struct ProjectFile {
    std::filesystem::path file; ///< that was read
    flp::Bytes bytes;
    bool isZip = false;
    std::set<std::string> zipped; ///< folded names of the files beside the project in the zip
};

/// Throws Error when it can't be read, is larger than any project, or a zip that holds none, or several of
/// which none stands first.
ProjectFile readProjectFile(const std::filesystem::path& file);

}
