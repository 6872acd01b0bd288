#pragma once

#include "align/alignment.h"
#include "library/recording.h"
#include "pack/plan/request.h"

#include <string>
#include <vector>

namespace gleaner::pack {

/// What a person would leave out of two recordings of one event, so that nothing is there twice.
struct WeakerDoubles {
    AlignedTo aligned;                      ///< of the second to the first
    std::vector<std::string> first, second; ///< ids of regions
};

/// Aligns them by their sound. Of two regions of one event that which stands less far over its floor is the
/// weaker one, unless a person kept it and not the other; locked ones and those left out already don't count.
/// Throws Error where they have no sound in common, and Cancelled.
WeakerDoubles weakerDoubles(const library::Recording& first, const std::vector<ChosenSlice>& firstSlices,
                            const library::Recording& second, const std::vector<ChosenSlice>& secondSlices,
                            const Progress& progress);

/// `align::align` of a recording to the first. Throws Error that names both where it is not sure.
AlignedTo alignedTo(const library::Recording& first, const library::Recording& other,
                    const Progress& progress);
align::Alignment clocksOf(const AlignedTo& aligned);

}
