#pragma once

#include "library/recording.h"
#include "pack/plan/request.h"

#include <vector>

namespace gleaner::pack {

/// Recordings of one event, each aligned to the first.
struct AlignedRecordings {
    std::vector<library::Recording> recordings; ///< with the regions that are taken from each
    std::vector<AlignedTo> alignments;          ///< of all but the first, in order
    int doubles = 0;                            ///< regions that were found more than once
    int moved = 0; ///< regions that are taken from a recording that they weren't found in
};

/// Aligns every recording to the first by its sound, and takes each region once: what was found in several
/// (of one kind, at one time) from the one in which it stands furthest over the floor around it
/// (align::distanceToFloor), and what was found in one alone from another that holds it and in which it
/// stands further over the floor. `prefer`, a path or a name, is taken wherever it holds a region. Throws
/// Error where `prefer` names none of them or two have no sound in common, and Cancelled.
AlignedRecordings takeBetter(std::vector<library::Recording> recordings, const std::string& prefer,
                             const Progress& progress);

}
