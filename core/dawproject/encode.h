#pragma once

#include "arrangement/media_file.h"
#include "music/song.h"

#include <string>
#include <vector>

namespace gleaner::dawproject {

using arrangement::MediaFile;

/// The two documents of a .dawproject (docs/formats.md 9); `pack` zips them with the media.
struct Documents {
    std::string projectXml;
    std::string metadataXml;
};

/// DAWproject 1.0. The format has no sampler, so every instrument comes twice: as notes, and as sound. Sound
/// is the channel's stem where `media` has one, else for drums a clip a stroke; then the notes are muted.
/// Pitched notes without a stem have no sound: their track is the one that plays, once a sampler is loaded.
/// Track names say so, behind the channel's own name. Audio clips whose sample is not in `media` are left
/// out. What plays sounds as the song does: faders by the sampler's curve, strokes at their velocities, and
/// the master at `masterGain`, by which the song as sound is turned down. Throws Error listing validate()'s
/// faults. Same song and media, same text.
Documents encode(const music::Song& song, const std::vector<MediaFile>& media, double masterGain = 1.0);

}
