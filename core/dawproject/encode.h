#pragma once

#include "music/song.h"

#include <optional>
#include <string>
#include <vector>

namespace gleaner::dawproject {

/// A sample inside the archive; the caller stores it under `pathInArchive`.
struct MediaFile {
    std::string samplePath;    ///< as in the song
    std::string pathInArchive; ///< "audio/kick_01.wav"
    double seconds = 0.0;
    int rate = 48000, channels = 2;
    /// Not a sample but the rendered stem of this channel, the whole song from its first beat; `samplePath`
    /// is empty.
    std::optional<int> stemOfChannel = {};
};

/// The two documents of a .dawproject (music.md 4.3); `pack` zips them with the media.
struct Documents {
    std::string projectXml;
    std::string metadataXml;
};

/// DAWproject 1.0. The format has no sampler, so every instrument comes twice: as notes, and as sound. Sound
/// is the channel's stem where `media` has one, else for drums a clip a stroke; then the notes are muted.
/// Pitched notes without a stem have no sound: their track is the one that plays, once a sampler is loaded.
/// Track names say so. Audio clips whose sample is not in `media` are left out. Throws Error listing
/// validate()'s faults. Same song and media, same text.
Documents encode(const music::Song& song, const std::vector<MediaFile>& media);

}
