#pragma once

#include <span>

namespace gleaner::ui {

/// The keys of a command where another editor has others than we do. Only what means the same here:
/// docs/window.md 8.
struct PresetKeys {
    const char* command; ///< its id
    const char* keys;    ///< portable, separated by "; ", all that it has; empty: none
};

struct KeyPreset {
    const char* id;   ///< in settings: "reaper"
    const char* name; ///< for people
    std::span<const PresetKeys> keys;
};

/// Ours first, which changes nothing.
std::span<const KeyPreset> keyPresets();

}
