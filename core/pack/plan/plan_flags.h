#pragma once

#include "guards/flag.h"
#include "pack/plan/plan.h"

#include <filesystem>
#include <span>
#include <vector>

namespace gleaner::pack {

/// Where the request has guards listen: its items get the flags of their stretches, what is spoken becomes
/// silent where it is to be muted (then they are other sounds, with other ids), and samples that hold nothing
/// else go. `flags`: of every source, in order. Names stay what they are.
void setFlags(PackPlan& plan, std::span<const std::vector<guards::Flag>> flags);

/// The same with what the guards say of the sources: from the cache, or by listening, `jobs` at once. Nothing
/// where the request asks for none. Throws Error and Cancelled.
void askGuards(PackPlan& plan, const std::filesystem::path& cacheFolder, int jobs, const Progress& progress);

/// Throws Error that names samples and times where somebody speaks, when the request wants that stopped.
void requireNoSpeech(const PackPlan& plan);

}
