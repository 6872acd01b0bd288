#pragma once

#include "flp/versions.h"
#include "music/song.h"

#include <string>
#include <vector>

namespace gleaner::flp {

/// What a project of that release has no place for, each a sentence for the person: before FL 21 a clip has
/// no fades, and its gain is its channel's volume, which ends at +3.2 dB.
std::vector<std::string> leftOut(const music::Song& song, const ReleaseNumber& release);

}
