#pragma once

#include "base/progress.h"
#include "demo/recipe.h"

#include <filesystem>

namespace gleaner::pack {

/// Renders a recipe to "<folder>/<recipe's name>.wav" (24 bit), written beside and committed in one step; a
/// file that is there already is replaced. Throws Error and Cancelled.
std::filesystem::path writeDemoRecording(const demo::Recipe& recipe, const std::filesystem::path& folder,
                                         const Progress& progress);

}
