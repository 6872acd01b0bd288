#pragma once

#include "library/artifact_store.h"
#include "pack/plan/plan.h"
#include "pack/render/seam_court.h"

namespace gleaner::pack {

/// A rendered file of the pack and what was measured on it after writing.
struct Artifact {
    PlanItem item;              ///< a loop that the court cut: with the range and tempo that its file has
    std::filesystem::path file; ///< in the store
    double seconds = 0.0;
    double lufs = 0.0; ///< -inf is stored as null
    double gainDb = 0.0;
    double truePeakDb = 0.0;
    std::string sha256;
    std::string soundSha256; ///< of the sound alone (pack/render/sound_hash.h)
    int channels = 0;        ///< of the file
    bool reused = false;
    double shortByLu =
        0.0; ///< below its target loudness, because of the ceiling or mostGainFor; 0 when there
    std::optional<SeamVerdict> seam = {}; ///< of a loop that the court cut
    double levelledDb = 0.0; ///< what effects did to bring it to the level of all, before `gainDb`
};

struct RenderedPack {
    PackPlan plan;
    std::vector<Artifact> artifacts; ///< in the plan's order
    int rendered = 0;
    int reused = 0;
};

/// How many samples are quieter than their target.
int belowTargetOf(const RenderedPack& pack);
/// The same and by how much at most, as a sentence; empty: none.
std::string shortfallOf(const RenderedPack& pack);

/// What of a plan is in the store; `missing` gets the places of what is not.
RenderedPack takeRendered(const PackPlan& plan, library::ArtifactStore& store, int jobs,
                          const Progress& progress, std::vector<std::size_t>& missing);

/// Makes every file of the plan, `jobs` at a time, or takes it from the store. Same bytes for any `jobs`.
/// Throws Error, also for a recording that has changed and that a file is made of, and Cancelled.
RenderedPack render(const PackPlan& plan, library::ArtifactStore& store, int jobs, const Progress& progress);

/// The one item's sound as it goes into its effects.
audio::AudioBuffer cutItem(const PackPlan& plan, const PlanItem& item, const Progress& progress);

/// The one item as it would be rendered (for listening before export), not stored.
audio::AudioBuffer renderItem(const PackPlan& plan, const PlanItem& item, const Progress& progress);

}
