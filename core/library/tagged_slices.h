#pragma once

#include "metadata/source_tags.h"
#include "slices/slice.h"

namespace gleaner::library {

/// Lets a recording's tags speak about what was found in it, and says so in the slices' reasons: the key of
/// tonal loops and phrases; of a loop the octave of its tempo, not the number, which its own sound tells
/// better than a rounded tag; of a phrase the tempo where none was heard.
void tellTags(const audio::MusicTags& tags, int rate, analysis::Detection& detection);

}
