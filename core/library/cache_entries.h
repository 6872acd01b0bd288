#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace gleaner::library {

/// What lies under the folder of caches. Everything is known by its place and the form of its name: whoever
/// points the cache at a folder that holds other things finds them untouched.
enum class CacheKind { Recordings, Artifacts, Waveforms, Unpacked, Samples, Packs };
struct CacheKindInfo {
    CacheKind kind;
    const char* id;     ///< on the command line, and the folder's name but for `Samples`
    const char* holds;  ///< for people
    bool isUsedInPlace; ///< named by programs that read the files later: removed only when nobody uses them
};
std::span<const CacheKindInfo> cacheKinds();

/// What is kept or goes as one: a file, the files of a rendered sample, the folder of an unpacked pack.
struct CacheEntry {
    CacheKind kind = CacheKind::Recordings;
    std::vector<std::filesystem::path> files;
    std::int64_t bytes = 0;
    std::filesystem::file_time_type used{}; ///< when it was last of use
};

/// Every entry; what can't be looked at is left out.
std::vector<CacheEntry> cacheEntries(const std::filesystem::path& folder);

/// Packs that a version unpacked which kept no list of their files.
std::vector<CacheEntry> unlistedPacks(const std::filesystem::path& folder);

/// What programs that were killed left behind: halves of entries, folders for the moment. Only those that
/// were last written before `before`.
std::vector<std::filesystem::path> cachePartialFiles(const std::filesystem::path& folder,
                                                     std::filesystem::file_time_type before);

/// Remembers that a cached file was of use just now.
void markUsed(const std::filesystem::path& file);

/// Takes an entry away unless it was used since `entry.used`; folders that are empty then go with it.
bool removeEntry(const CacheEntry& entry);

/// Names of the files that a folder of the kind `Unpacked` holds, sealed in it as `unpackedListName`.
inline constexpr const char* unpackedListName = ".files";

}
