#pragma once

#include "demo/recipe.h"
#include "demo/voice.h"

namespace gleaner::demo {

/// The hits of a rhythm, played out; times in seconds of the recording.
std::vector<Event> hitsOf(const Rhythm& rhythm);

/// The notes of a phrase, in seconds from its begin. Throws Error for a melody that can't be read.
std::vector<SungNote> notesOf(const Phrase& phrase);

}
