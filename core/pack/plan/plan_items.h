#pragma once

#include "pack/plan/plan.h"

namespace gleaner::pack {

// What a plan that is made at once and one that is kept have in common.

/// Place of the recording among the sources; the same content twice is one source.
std::size_t sourceIndex(std::vector<library::Recording>& sources, const library::Recording& recording);

/// Everything but its id, key and path.
PlanItem itemFor(const PackRequest& request, std::size_t asset, std::size_t source,
                 const library::Recording& recording, const ChosenSlice& chosen);

/// Finds takes of one sound among the hits and gives each its group and another id. `sounds`: of the items.
void groupTakes(std::vector<PlanItem>& items, const std::vector<std::string>& sounds);

/// Of a group of takes with one gain: a hash over the sounds of all, in any order, as each is alone.
std::string takesOf(std::vector<std::string> sounds);

/// The first digits of what is heard.
std::string itemIdOf(const std::string& soundHash);

/// Ids and keys of its items as they are now, their counts, and the id and the folder of the pack. In
/// plan.cpp.
void identify(PackPlan& plan);

/// How many of the kind; one more or less.
int& countOf(PackCounts& counts, music::SampleKind kind);

}
