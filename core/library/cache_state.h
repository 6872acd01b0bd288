#pragma once

#include <cstdint>
#include <filesystem>

namespace gleaner::library {

/// What the folder of caches remembers of itself.
struct CacheState {
    int version = 0;         ///< of everything in it; 0 where nothing says so: entries of 0.1.0, or none
    std::int64_t limit = -1; ///< bytes; below 0 where nobody chose one
    // As it was looked through last:
    std::int64_t seen = 0; ///< seconds since the epoch
    std::int64_t entries = 0, bytes = 0;
    friend bool operator==(const CacheState&, const CacheState&) = default;
};

/// The initial state where there is none or it is damaged.
CacheState readCacheState(const std::filesystem::path& folder);
/// False where it can't be written. Puts a CACHEDIR.TAG beside it, which tells backups to pass by
/// (https://bford.info/cachedir/), unless there is one.
bool writeCacheState(const std::filesystem::path& folder, const CacheState& state);

}
