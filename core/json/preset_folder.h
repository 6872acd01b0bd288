#pragma once

#include "fx/chain.h"

#include <filesystem>
#include <string>
#include <vector>

namespace gleaner::json {

// A person's own presets: a folder with a file each, as `presets` and `pack --preset` read them.

struct OwnPreset {
    fx::Preset preset;
    std::filesystem::path file;
    friend bool operator==(const OwnPreset&, const OwnPreset&) = default;
};

struct OwnPresets {
    std::vector<OwnPreset> presets;  ///< by name
    std::vector<std::string> errors; ///< a sentence for each file that is none, or that can't be read
};

/// The presets in a folder; none where there is no such folder.
OwnPresets readPresets(const std::filesystem::path& folder);

/// A preset from a file that anybody may have written. Throws Error.
fx::Preset readPreset(const std::filesystem::path& file);

/// Writes it into the folder, in place of `instead` or as a new one: its id and name are then its own, those
/// of the factory and of other files stay what they are. Returns it as it was written. Throws Error.
OwnPreset keepPreset(const std::filesystem::path& folder, fx::Preset preset,
                     const fx::Preset* instead = nullptr);

/// Removes the file of an own preset. Throws Error.
void dropPreset(const OwnPreset& preset);

/// "Dusty drums" -> "dusty-drums"
std::string presetIdFor(const std::string& name);

}
