#pragma once

#include "ui/document/slice_ref.h"

namespace gleaner::ui {

/// Hits of all recordings that are one sound several times: the surest of each first. What is rejected counts
/// for nothing.
std::vector<std::vector<SliceRef>> takesOfOneSound(const Document& document);

/// Moves the takes of each sound into a group of their own ("Kick takes 1"); one step of undo. How many
/// sounds there were.
int groupTakes(Document& document);

/// Rejects all takes of a sound but the surest; one step of undo. How many went.
int keepBestTakes(Document& document);

}
