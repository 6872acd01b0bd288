#pragma once

#include "flp/bytes.h"
#include "flp/versions.h"
#include "music/song.h"

#include <string>

namespace gleaner::flp {

struct EncodeSettings {
    Version version = Version::Fl20_9;
    bool windows = true; ///< event 37: 1 Windows, 2 macOS
    std::string genre = {}, artists = {};
    std::string comment = {}; ///< empty: the song's key and who wrote it
};

/// A complete project as FL Studio itself saves it (full dump, docs/flp.md 3). Throws Error listing
/// validate()'s faults. Same song, same bytes.
Bytes encode(const music::Song& song, const EncodeSettings& settings = {});

}
