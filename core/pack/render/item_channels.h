#pragma once

#include "base/progress.h"
#include "pack/plan/plan.h"

#include <optional>

namespace gleaner::pack {

/// Gives slices of recordings of more than two channels, that nobody chose channels for (a person drew them),
/// those in which they stand out most. Their ids stay. Reads a few seconds of each. Throws Error and
/// Cancelled.
void resolveChannels(PackPlan& plan, const Progress& progress);

/// Those of an item's slice; where nobody chose any of many, those in which it stands out. Nothing: all of
/// one or two.
std::optional<audio::Channels> channelsFor(const PlanItem& item, audio::AudioSource& source,
                                           const Progress& progress);

/// The channels of an item: those of its slice, or all of a recording of one or two.
audio::Channels channelsOf(const PlanItem& item, const library::Recording& source);

}
