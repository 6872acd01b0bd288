#pragma once

#include "guards/flag.h"
#include "library/recording.h"

#include <filesystem>
#include <span>
#include <vector>

namespace gleaner::library {

/// What the guards have to say of a recording (guards/guard.h), by begin: from the cache, where they heard
/// the same bytes before, else by listening. Throws Error (also when the file is no longer what was opened)
/// and Cancelled.
std::vector<guards::Flag> guardFlags(const Recording& recording, const std::filesystem::path& cacheFolder,
                                     const Progress& progress);

/// Of several, `jobs` at once, in their order. Throws the first failure in that order.
std::vector<std::vector<guards::Flag>> guardFlags(std::span<const RecordingRef> recordings,
                                                  const std::filesystem::path& cacheFolder, int jobs,
                                                  const Progress& progress);

}
