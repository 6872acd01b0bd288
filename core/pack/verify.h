#pragma once

#include "base/progress.h"

#include <filesystem>
#include <string>
#include <vector>

namespace gleaner::pack {

struct Verification {
    int files = 0;
    std::vector<std::string> faults; ///< empty: the pack is what its manifest says
};

/// Proves a pack (zip or folder) against its manifest: every file there, its hash, its length, loudness and
/// peak; nothing beside. Throws Error when there is no manifest to prove against.
Verification verify(const std::filesystem::path& pack, const Progress& progress);

}
