#pragma once

#include "music/role.h"

#include <optional>
#include <span>
#include <string>

namespace gleaner::analysis {

/// The role that the words of a name tell (lower case, plural or not); nothing where they tell none or two:
/// "bass_lead", "snare clap". "Kick 808" is a kick, "808" alone a bass, "drum and bass" a style.
std::optional<music::Role> roleFromWords(std::span<const std::string> words);

}
