#pragma once

#include "base/progress.h"
#include "library/cache_entries.h"
#include "library/cache_lock.h"

namespace gleaner::library {

/// Bytes that the caches may take where nobody said otherwise.
inline constexpr std::int64_t usualCacheLimit = 10'000'000'000;

/// A number of entries and their size together.
struct CacheSum {
    std::int64_t entries = 0;
    std::int64_t bytes = 0;
    void add(const CacheEntry& entry) {
        ++entries;
        bytes += entry.bytes;
    }
    friend bool operator==(const CacheSum&, const CacheSum&) = default;
};

/// The folder of caches while a program uses it: what it is about to read stays. What a killed program left
/// there, and what an older version did, goes when the first comes; what is over the limit goes when the last
/// leaves, least recently used first. Nothing that Gleaner didn't make is touched, and nothing here is an
/// error: a folder that can't be written stays as it is.
class CacheFolder {
public:
    explicit CacheFolder(std::filesystem::path folder);
    ~CacheFolder();
    CacheFolder(const CacheFolder&) = delete;
    CacheFolder& operator=(const CacheFolder&) = delete;

    const std::filesystem::path& path() const { return m_folder; }
    /// What there is of each kind, in the order of `cacheKinds`.
    std::vector<CacheSum> contents() const;

    /// Bytes; kept in the folder.
    std::int64_t limit() const;
    /// Throws Error where the folder can't be written.
    void setLimit(std::int64_t bytes);

    /// Takes away what was not of use for the longest time, until a tenth of the limit is free. What others
    /// may be about to read stays while they are at work. Cheap: a folder of many entries is looked through
    /// once an hour, unless it was nearly full then.
    CacheSum tidy();
    /// The same whatever was seen before.
    CacheSum evict();
    /// Takes everything away. Throws Error while another program uses it.
    CacheSum clear();
    /// Reads every entry and takes away those that are damaged: their first files. Throws Cancelled.
    std::vector<std::filesystem::path> removeDamaged(const Progress& progress);

private:
    void sweep();
    bool removeUnsound(const CacheEntry& entry);

    std::filesystem::path m_folder;
    CacheLock m_lock;
};

}
