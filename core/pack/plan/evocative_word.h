#pragma once

#include "base/random.h"
#include "music/character.h"

#include <string>
#include <vector>

namespace gleaner::pack {

/// A word or two that evoke how a sample sounds: "dusty_ember", "deep_harbor". The adjective follows what was
/// measured, the noun is drawn. ASCII letters and `_` alone. Each further draw of the same `random` gives
/// another; there are thousands.
std::string evocativeWord(const std::vector<music::Character>& character, Random& random);

}
