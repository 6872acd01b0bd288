#pragma once

#include "audio/marks.h"
#include "tagging/wav_metadata.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gleaner::audio {

/// The element of iXML that holds an origin's fields; comments begin with it: "GLEANER_SOURCE_SHA256".
inline constexpr std::string_view originElement = "GLEANER";

/// An origin as fields of text, by names in upper case: "SOURCE_SHA256". Nothing else is written of it, and
/// `originFrom` reads them back.
std::vector<std::pair<std::string, std::string>> fieldsOf(const SampleOrigin& origin);
using FieldNamed = std::function<std::string(std::string_view name)>;
/// Nothing where the fields are no origin's. An origin whose print can't be read has none.
std::optional<SampleOrigin> originFrom(const FieldNamed& field);

/// A SHA-256 in hex.
inline constexpr std::size_t originHashDigits = 64;

/// What `bext` says of it, 256 characters at most; how that begins.
inline constexpr std::string_view originOpening = ownSampleOpening;
std::string originSentence(const SampleOrigin& origin);

/// What a file tells of itself that a program of ours wrote.
struct FoundOrigin {
    std::optional<SampleOrigin> origin; ///< of iXML, or of comments; else as much as `bext` says
    bool isWhole = false;               ///< with the print of its sound
    std::vector<std::string> chunks;    ///< that the file has of those that we write, by their labels
};
/// Never throws: other files tell nothing.
FoundOrigin readOrigin(const std::filesystem::path& file);

/// "+3.20", "-0.50", "0.00".
std::string signedText(double value);

}
