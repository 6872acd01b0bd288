#pragma once

#include "styles/drum_style.h"

#include <span>

namespace gleaner::compose {

/// Every style, in the order in which the window lists them. What they are is written from resources/styles
/// when the program is built (core/styles/table.cmake).
std::span<const DrumStyle> drumStyles();
/// Null for an unknown id.
const DrumStyle* findDrumStyle(std::string_view id);

}
