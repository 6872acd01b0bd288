#pragma once

#include <filesystem>

namespace gleaner::pack {

/// Takes files that are neither of the new pack nor of the old one over from the old folder into the new: a
/// person may keep notes in it. Which files are the old pack's own is what its manifest lists. Throws Error.
void adoptForeignFiles(const std::filesystem::path& oldFolder, const std::filesystem::path& newFolder);

}
