#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace gleaner::audio {

/// What a recorder wrote about a recording; every field may be empty. UTF-8, no control characters.
struct SourceTags {
    std::string recorded;    ///< ISO 8601, as far as it is known: "2024-05-12T14:03:22", "2024-05-12", "2024"
    std::string device;      ///< the recorder: originator of the `bext` chunk
    std::string software;    ///< LIST INFO ISFT, ENCODER comment …
    std::string description; ///< of the `bext` chunk, else the file's comment
    std::string title, artist;
    friend bool operator==(const SourceTags&, const SourceTags&) = default;
};

/// Reads the tags of a recording: `bext` (EBU Tech 3285) and LIST INFO of WAV and RF64, comments of the other
/// formats. Throws Error as FileReader does.
SourceTags readSourceTags(const std::filesystem::path& recording);

/// Text from a header as UTF-8 (Latin-1 is assumed where it is not), controls as spaces, trimmed.
std::string readableText(std::string_view text);

/// A date and a time as recorders write them ("2024:05:12", "2024/5/12", "20240512", "14-03-22") in ISO 8601;
/// empty where there is no year in it.
std::string isoTime(std::string_view date, std::string_view time = {});

}
