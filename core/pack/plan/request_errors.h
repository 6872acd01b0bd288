#pragma once

#include "library/recording.h"
#include "pack/plan/request.h"

namespace gleaner::pack {

/// The longest stretch one sample may have, in frames of its recording: a sample is held in memory while it
/// is made.
inline constexpr Frame longestSlice = 192000LL * 600;

/// Throws Error gathering everything in the request's settings that can't be done; `recordings` is how many
/// were opened.
void requireDoable(const PackRequest& request, std::size_t recordings);

/// Throws Error for a slice that is empty, before the beginning or behind the end of its recording, too long,
/// or of channels that aren't there.
void requireDoable(const std::vector<ChosenSlice>& slices, const library::Recording& recording);

/// As messages name a slice: "the slice "h480" (frames 480 to 9600)".
std::string inWords(const analysis::Slice& slice);

}
