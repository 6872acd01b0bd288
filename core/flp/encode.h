#pragma once

#include "music/song.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::flp {

using Bytes = std::vector<unsigned char>;

/// The versions of FL Studio whose layout we write, in one table (flp.md): the rest of the house reads ids
/// from here.
enum class Version { Fl20_9, Fl24_1, Fl25_2 };
struct VersionFacts {
    Version version;
    std::string_view id;    ///< "20.9"
    std::string_view build; ///< "20.9.2.2907"
    int itemSize;           ///< bytes of a playlist item
};
inline constexpr VersionFacts versions[] = {
    {Version::Fl20_9, "20.9", "20.9.2.2907", 32},
    {Version::Fl24_1, "24.1", "24.1.2.4394", 60},
    {Version::Fl25_2, "25.2", "25.2.4.4960", 80},
};
std::optional<Version> versionFromId(std::string_view id);

struct EncodeSettings {
    Version version = Version::Fl20_9;
    bool windows = true; ///< event 37: 1 Windows, 2 macOS
};

/// A complete project as FL Studio itself saves it (full dump, flp.md). Throws Error listing validate()'s
/// faults. Same song, same bytes.
Bytes encode(const music::Song& song, const EncodeSettings& settings = {});

}
