#pragma once

#include <optional>
#include <string>

namespace gleaner::arrangement {

/// A sound that a written song plays; the caller puts it where `pathInArchive` says.
struct MediaFile {
    std::string samplePath;    ///< as in the song
    std::string pathInArchive; ///< "audio/kick_01.wav": in the archive, or beside the project
    double seconds = 0.0;
    int rate = 48000, channels = 2;
    /// Not a sample but the rendered stem of this channel at the usual volume and in the middle, the whole
    /// song from its first beat; `samplePath` is empty.
    std::optional<int> stemOfChannel = {};
};

}
