#pragma once

#include "ui/document/slice_changes.h"

#include "analysis/detect.h"

#include <set>

namespace gleaner::ui {

/// What was found, as the slices of a recording nobody has touched yet.
SliceList chosenFrom(const analysis::Detection& detection);

/// Listening again without losing a person's work. Of the `kinds` asked for, slices that are as the `before`
/// detection gave them make room for the new ones; slices that were edited or drawn stay, and a new finding
/// that means the same stretch (overlap over union of a half or more) gives way to them; what was removed
/// stays removed, unless nothing of these kinds is left at all. Slices of other kinds stay as they are.
/// Sorted.
SliceList mergedWithDetection(const SliceList& slices, const analysis::Detection& before,
                              const analysis::Detection& after, const std::set<music::SampleKind>& kinds);

/// The findings to remember after that: those of `kinds` from `after`, the others from `before`; sorted by
/// begin, then kind.
analysis::Detection mergedDetection(const analysis::Detection& before, const analysis::Detection& after,
                                    const std::set<music::SampleKind>& kinds);

}
