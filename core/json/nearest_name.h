#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gleaner::json {

/// Lower-case letters and digits alone: "Fx-Preset" is "fxpreset".
std::string foldedWord(std::string_view name);

/// How many letters must be changed, added, taken away or swapped with their neighbour to make one word of
/// the other (Damerau's distance, each place edited once).
int editDistance(std::string_view a, std::string_view b);

/// What a person may have meant: another program's name for it, or the most alike one of the known; nothing
/// (empty) where none is near.
std::string nearestName(const std::string& name, const std::vector<std::string>& known);

/// `"path" is no field here; is "assets" meant? The fields here are …`, as one sentence for an Error.
std::string unknownFieldSentence(const std::string& path, const std::string& name,
                                 const std::vector<std::string>& known);

}
