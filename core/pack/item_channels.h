#pragma once

#include "pack/plan.h"

namespace gleaner::pack {

/// Gives slices of recordings of more than two channels, that nobody chose channels for (a person drew them),
/// those in which they stand out most. Their ids stay. Reads a few seconds of each. Throws Error and
/// Cancelled.
void settleChannels(PackPlan& plan, const Progress& progress);

/// The channels of an item: those of its slice, or all of a recording of one or two.
audio::Channels channelsOf(const PlanItem& item, const library::Recording& source);

}
