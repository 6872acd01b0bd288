#pragma once

#include "music/song.h"

#include <string>
#include <vector>

namespace gleaner::dawproject {

/// A sample inside the archive; the caller stores it under `pathInArchive`.
struct MediaFile {
    std::string samplePath;    ///< as in the song
    std::string pathInArchive; ///< "audio/kick_01.wav"
    double seconds = 0.0;
    int rate = 48000, channels = 2;
};

/// The two documents of a .dawproject (music.md 4.3); `pack` zips them with the media.
struct Documents {
    std::string projectXml;
    std::string metadataXml;
};
Documents encode(const music::Song& song, const std::vector<MediaFile>& media);

}
