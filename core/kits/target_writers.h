#pragma once

// One function a target; `targets()` is the table of them. Each writes into a folder of its own, from which
// `toPack` leads to the pack's samples, and throws Error.

#include "kits/kit.h"

#include <filesystem>

namespace gleaner::kits {

void writeSfz(const Kit& kit, const std::filesystem::path& folder);
void writeSoundFont(const Kit& kit, const std::filesystem::path& folder);
void writeHydrogen(const Kit& kit, const std::filesystem::path& folder);

}
