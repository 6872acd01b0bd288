#pragma once

#include "arrangement/tracks.h"

#include <string>
#include <vector>

namespace gleaner::reaper {

/// A REAPER project, the text of its .rpp (docs/formats.md 15): every track with its strip, its sounds as
/// items with place, length, fades, gain, rate and pitch, its notes as MIDI items of their own tracks,
/// sections as markers. Notes are muted where sound stands for them, as in a DAWproject, and the tracks'
/// names say so; the master stands at `masterGain`. `media` are named as their `path` says, relative to the
/// project. Throws Error listing validate()'s faults. Same song and media, same text.
std::string encode(const music::Song& song, const std::vector<arrangement::MediaFile>& media,
                   double masterGain = 1.0);

}
