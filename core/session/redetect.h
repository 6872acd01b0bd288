#pragma once

#include "session/slice_changes.h"

#include "slices/slice.h"

#include <set>

namespace gleaner::session {

/// What was found, as the slices of a recording nobody has touched yet.
SliceList chosenFrom(const analysis::Detection& detection);

/// Detecting again without losing a person's work. Of the `kinds` asked for, slices that no hand came
/// near make room for the new ones; what a hand edited or drew stays. A new finding gives way to each of
/// those, and to each of the `removed`, where it means the same stretch as they were found as, or as the hand
/// left them: overlap over union of a half or more, or of the same kind half of the shorter one. Slices of
/// other kinds stay as they are. Sorted.
SliceList mergedWithDetection(const SliceList& slices, const SliceList& removed,
                              const analysis::Detection& found, const std::set<music::SampleKind>& kinds);

/// For a session that did not remember: marks what differs from the detection as edited, and gives what was
/// found and is there no more.
SliceList recalled(SliceList& slices, const analysis::Detection& detection);

/// The findings to remember after that: those of `kinds` from `after`, the others from `before`; sorted by
/// begin, then kind.
analysis::Detection mergedDetection(const analysis::Detection& before, const analysis::Detection& after,
                                    const std::set<music::SampleKind>& kinds);

}
