#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::lint {

// What a file's name says. Private to the room.

/// The name without folders and ending; the ending with its dot, in lower case.
std::string stemOf(const std::string& path);
std::string endingOf(const std::string& path);
/// The parts of a stem between `_` and spaces.
std::vector<std::string> partsOf(const std::string& stem);
/// The tempo that a part says: "95", "94.7bpm", "100BPM"; a bare number only from 40 to 250.
std::optional<double> tempoIn(std::string_view part);
/// Whether any of the parts says a key.
bool tellsKey(const std::vector<std::string>& parts);
/// The tempo that a stem says: with "bpm" behind it, else the only bare number that may be one.
std::optional<double> tempoOf(const std::string& stem);
bool isDigit(char c);

}
