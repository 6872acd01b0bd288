#pragma once

// Folders of samples as devices take them: every take of every sound, the softest layer first, a folder an
// instrument.

#include "kits/devices.h"
#include "kits/kit.h"
#include "kits/kit_output.h"

#include <string>
#include <vector>

namespace gleaner::kits {

/// A take and where it goes. The pointers are the kit's.
struct TreeFile {
    std::string folder; ///< "Drums", or "Drums part 2" where the device takes no more in one
    std::string name;   ///< as the device takes it, no two alike in an instrument; without an ending
    const Sound* sound = nullptr;
    const Zone* zone = nullptr;
};

/// In the order in which they are to be loaded.
std::vector<TreeFile> treeOf(const Kit& kit, const Device& device);

/// The tree as WAVs of the device's form. Throws Error.
void writeTree(const Kit& kit, KitOutput& output, const Device& device);

}
