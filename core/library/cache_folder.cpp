#include "library/cache_folder.h"

#include "base/error.h"
#include "library/cache_check.h"
#include "library/cache_state.h"

#include <algorithm>
#include <chrono>
#include <system_error>

namespace gleaner::library {
namespace {

namespace fs = std::filesystem;

/// Raised when what older versions left is of no use any more: their entries go at once, not as they age.
constexpr int folderVersion = 2;
constexpr const char* lockName = "gleaner-cache.lock";

// Looking through 3,000 entries takes up to a tenth of a second, a third of what a pack that stands already
// costs. More than a few are looked through once an hour, unless there was little room left.
constexpr std::int64_t fewEntries = 1'000;
constexpr std::int64_t secondsBetween = 3600;
constexpr double nearlyFull = 0.8, fullAgain = 0.9;

/// Longer than anybody writes one entry.
constexpr auto writingTime = std::chrono::hours(24);

std::int64_t now() {
    const auto time = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(time).count();
}

std::int64_t limitOf(const CacheState& state) { return state.limit >= 0 ? state.limit : usualCacheLimit; }

const CacheKindInfo& info(const CacheEntry& entry) {
    return cacheKinds()[static_cast<std::size_t>(entry.kind)];
}

CacheSum sumOf(const std::vector<CacheEntry>& entries) {
    CacheSum sum;
    for (const CacheEntry& entry : entries)
        sum.add(entry);
    return sum;
}

void remember(const fs::path& folder, CacheState state, const CacheSum& there) {
    state.version = folderVersion;
    state.seen = now();
    state.entries = there.entries;
    state.bytes = there.bytes;
    writeCacheState(folder, state);
}

/// Longest unused first, down to `bytes`; what is used in place only when `isAlone`.
CacheSum removeOldest(std::vector<CacheEntry>& entries, std::int64_t bytes, bool isAlone) {
    std::ranges::sort(entries, {}, &CacheEntry::used);
    CacheSum there = sumOf(entries), removed;
    for (const CacheEntry& entry : entries) {
        if (there.bytes - removed.bytes <= bytes) break;
        if (!isAlone && info(entry).isUsedInPlace) continue;
        if (removeEntry(entry)) removed.add(entry);
    }
    return removed;
}

}

CacheFolder::CacheFolder(fs::path folder) : m_folder(std::move(folder)), m_lock(m_folder / lockName) {
    sweep();
}

CacheFolder::~CacheFolder() { tidy(); }

void CacheFolder::sweep() {
    const bool isAlone = m_lock.tryAlone();
    const auto time = fs::file_time_type::clock::now();
    std::error_code gone;
    for (const fs::path& partialFile : cachePartialFiles(m_folder, isAlone ? time : time - writingTime))
        fs::remove_all(partialFile, gone);
    CacheState state = readCacheState(m_folder);
    if (isAlone && state.version < folderVersion) {
        for (const auto& old : {cacheEntries(m_folder), unlistedPacks(m_folder)})
            for (const CacheEntry& entry : old)
                removeEntry(entry);
        remember(m_folder, state, {});
    }
    m_lock.share();
}

std::vector<CacheSum> CacheFolder::contents() const {
    std::vector<CacheSum> sums(cacheKinds().size());
    for (const CacheEntry& entry : cacheEntries(m_folder))
        sums[static_cast<std::size_t>(entry.kind)].add(entry);
    return sums;
}

std::int64_t CacheFolder::limit() const { return limitOf(readCacheState(m_folder)); }

void CacheFolder::setLimit(std::int64_t bytes) {
    CacheState state = readCacheState(m_folder);
    state.version = folderVersion;
    state.limit = bytes;
    if (!writeCacheState(m_folder, state))
        throw Error(m_folder, "can't be written, so it keeps its limit; check its permissions and the disk.");
}

CacheSum CacheFolder::tidy() {
    const CacheState state = readCacheState(m_folder);
    const bool wasLooked = now() - state.seen < secondsBetween && now() >= state.seen;
    const bool hadRoom = static_cast<double>(state.bytes) < nearlyFull * static_cast<double>(limitOf(state));
    if (state.entries > fewEntries && wasLooked && hadRoom) return {};
    return evict();
}

CacheSum CacheFolder::evict() {
    std::vector<CacheEntry> entries = cacheEntries(m_folder);
    const CacheState state = readCacheState(m_folder);
    CacheSum there = sumOf(entries), removed;
    if (there.bytes > limitOf(state)) {
        const auto wanted = static_cast<std::int64_t>(fullAgain * static_cast<double>(limitOf(state)));
        removed = removeOldest(entries, wanted, m_lock.tryAlone());
        m_lock.share();
    }
    if (there.entries > 0 || state.seen != 0)
        remember(m_folder, state, {there.entries - removed.entries, there.bytes - removed.bytes});
    return removed;
}

CacheSum CacheFolder::clear() {
    if (!m_lock.tryAlone()) {
        m_lock.share();
        throw Error(m_folder, "is in use by another Gleaner; close it, then clear the cache.");
    }
    CacheSum removed;
    for (const CacheEntry& entry : cacheEntries(m_folder))
        if (removeEntry(entry)) removed.add(entry);
    m_lock.share();
    return removed;
}

/// What is used in place may only look damaged while another program writes it: that one is looked at again,
/// and goes, when nobody else is here.
bool CacheFolder::removeUnsound(const CacheEntry& entry) {
    if (!info(entry).isUsedInPlace) return removeEntry(entry);
    const bool isRemoved = m_lock.tryAlone() && !isSound(entry) && removeEntry(entry);
    m_lock.share();
    return isRemoved;
}

std::vector<fs::path> CacheFolder::removeDamaged(const Progress& progress) {
    std::vector<fs::path> damaged;
    const std::vector<CacheEntry> entries = cacheEntries(m_folder);
    for (std::size_t n = 0; n < entries.size(); ++n) {
        progress.report(static_cast<double>(n) / static_cast<double>(entries.size()));
        if (!isSound(entries[n]) && removeUnsound(entries[n])) damaged.push_back(entries[n].files.front());
    }
    progress.report(1.0);
    return damaged;
}

}
