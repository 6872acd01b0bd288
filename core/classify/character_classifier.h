#pragma once

#include "describe/descriptors.h"
#include "music/character.h"
#include "music/role.h"

#include <vector>

namespace gleaner::analysis {

/// Words for how a sample sounds, compared with others of its role: most fitting first, at most three. The
/// rules are those of docs/detection.md 8.3, percentiles inside the role.
std::vector<music::Character> classifyCharacter(const Descriptors& descriptors, music::Role role,
                                                double widthDb);

}
