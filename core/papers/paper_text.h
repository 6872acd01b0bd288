#pragma once

#include "music/certainty.h"
#include "papers/pack.h"

#include <string>
#include <string_view>
#include <vector>

namespace gleaner::papers {

// What texts of a pack share. Private to the room.

/// "3 hits", "1 hit".
std::string counted(std::size_t count, std::string_view one, std::string_view several);
/// "a, b and c".
std::string listed(const std::vector<std::string>& words);
/// A heading with a line under it.
std::string heading(const std::string& text);
/// "1:02:03", "0:41.5": of less than ten minutes with tenths.
std::string duration(double seconds);
/// The file's name without folders and ending.
std::string stemOf(const Sample& sample);
/// Whether a fact is known, and well enough to be told (music/certainty.h).
bool isSure(const Sample& sample, music::Fact fact);
/// One line of text, whatever a tag may hold.
std::string line(const std::string& text);

}
