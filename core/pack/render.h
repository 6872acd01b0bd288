#pragma once

#include "library/artifact_store.h"
#include "pack/plan.h"

namespace gleaner::pack {

/// A rendered file of the pack and what was measured on it after writing.
struct Artifact {
    PlanItem item;
    std::filesystem::path file; ///< in the store
    double seconds = 0.0;
    double lufs = 0.0; ///< -inf is stored as null
    double gainDb = 0.0;
    double truePeakDb = 0.0;
    std::string sha256;
    bool reused = false;
};

struct RenderedPack {
    PackPlan plan;
    std::vector<Artifact> artifacts; ///< in the plan's order
    int rendered = 0;
    int reused = 0;
};

/// Makes every file of the plan, `jobs` at a time, or takes it from the store. Same bytes for any `jobs`.
/// Throws Error and Cancelled.
RenderedPack render(const PackPlan& plan, library::ArtifactStore& store, int jobs, const Progress& progress);

/// The one item as it would be rendered (for listening before export), not stored.
audio::AudioBuffer renderItem(const PackPlan& plan, const PlanItem& item, const Progress& progress);

}
