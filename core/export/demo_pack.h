#pragma once

#include "base/progress.h"
#include "pack/render/render.h"

#include <filesystem>

namespace gleaner::pack {

/// The demo recording found, cut and shaped as the demo shows it. Throws Error and Cancelled.
RenderedPack renderDemoPack(const std::filesystem::path& recording, const std::filesystem::path& cacheFolder,
                            int jobs, const Progress& progress);

/// The folder of the demo pack in the cache: what a song is made of where nobody named samples. Made when it
/// is not there, or not as its manifest says; made aside and put in place in one step, so that two programs
/// may ask at once. Throws Error and Cancelled.
std::filesystem::path demoPack(const std::filesystem::path& cacheFolder, int jobs, const Progress& progress);

}
