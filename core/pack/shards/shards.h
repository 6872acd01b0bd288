#pragma once

#include "library/artifact_store.h"
#include "pack/render/render.h"

#include <optional>
#include <string_view>

namespace gleaner::pack {

/// One of several parts that a plan's samples are rendered in.
struct Shard {
    int number = 1; ///< from 1
    int of = 1;
    friend bool operator==(const Shard&, const Shard&) = default;
};
inline constexpr int mostShards = 100'000;

/// "3/16"; nothing for what is none.
std::optional<Shard> shardFromText(std::string_view text);

/// The plan with the samples of one shard alone. Every sample is in exactly one; those of a recording stay
/// together as far as the shards get equal lengths of sound, so that few machines read each recording.
PackPlan shardOf(const PackPlan& plan, Shard shard);

/// A folder that several machines render into and one puts the pack together from.
class SharedStore {
public:
    explicit SharedStore(std::filesystem::path folder);

    /// Renders a shard, `jobs` samples at a time, as far as it is not there, and notes that it is. The hashes
    /// of its recordings are looked up in `cacheFolder`, or made. Throws Error, also for a recording that is
    /// not the one of the plan, and Cancelled.
    RenderedPack render(const PackPlan& plan, Shard shard, const std::filesystem::path& cacheFolder, int jobs,
                        const Progress& progress);

    /// All of the plan's samples, and no recording is looked at. Throws Error that names what is missing, and
    /// the shards that are, where the others tell of how many they are.
    RenderedPack collect(const PackPlan& plan, int jobs, const Progress& progress);

private:
    std::filesystem::path m_folder;
    library::ArtifactStore m_store;
};

}
