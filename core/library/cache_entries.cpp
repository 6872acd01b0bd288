#include "library/cache_entries.h"

#include "library/unpacked_list.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <system_error>

namespace gleaner::library {
namespace {

namespace fs = std::filesystem;
using Time = fs::file_time_type;

constexpr std::array<CacheKindInfo, 6> kinds = {{
    {CacheKind::Recordings, "recordings", "what was found in recordings", false},
    {CacheKind::Artifacts, "artifacts", "rendered samples", true},
    {CacheKind::Waveforms, "waveforms", "pictures of waveforms", false},
    {CacheKind::Unpacked, "unpacked", "packs unpacked for songs", true},
    {CacheKind::Samples, "samples", "what was heard in indexed samples", true},
    {CacheKind::Packs, "packs", "where packs were written", false},
}};

/// Those that are folders of sealed texts (library/sealed_folder.h).
constexpr std::array sealedKinds = {CacheKind::Recordings, CacheKind::Packs};

constexpr std::size_t keyDigits = 64, shardDigits = 2, shortDigits = 16;
/// QSaveFile and QTemporaryDir end their names in so many letters.
constexpr std::size_t drawnLetters = 6;

bool isHex(std::string_view text, std::size_t digits) {
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool isDrawn(std::string_view text) {
    return text.size() == drawnLetters &&
           std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

fs::path folderOf(const fs::path& cache, CacheKind kind) {
    return cache / kinds[static_cast<std::size_t>(kind)].id;
}

/// Calls `visit(entry, name)` for what lies in `folder`; nothing where it can't be read.
template <typename Visit>
void eachIn(const fs::path& folder, Visit visit) {
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed))
        visit(*entry, entry->path().filename().string());
}

/// Calls `visit` for what lies in the folders "00" to "ff".
template <typename Visit>
void eachInShards(const fs::path& folder, Visit visit) {
    eachIn(folder, [&](const fs::directory_entry& shard, const std::string& name) {
        if (isHex(name, shardDigits)) eachIn(shard.path(), visit);
    });
}

bool isArtifactExtension(std::string_view extension) {
    return extension == ".facts" || extension == ".json" || extension == ".wav" || extension == ".flac" ||
           extension == ".ogg" || extension == ".opus";
}

/// A file that is ours alone: no folder, no link.
bool addFile(CacheEntry& entry, const fs::path& file) {
    std::error_code failed;
    if (!fs::is_regular_file(fs::symlink_status(file, failed)) || failed) return false;
    const auto bytes = static_cast<std::int64_t>(fs::file_size(file, failed));
    const Time used = failed ? Time{} : fs::last_write_time(file, failed);
    if (failed) return false;
    entry.files.push_back(file);
    entry.bytes += bytes;
    entry.used = std::max(entry.used, used);
    return true;
}

void add(std::vector<CacheEntry>& entries, CacheEntry entry) {
    if (!entry.files.empty()) entries.push_back(std::move(entry));
}

CacheEntry entryOf(CacheKind kind) { return {kind, {}, 0, Time::min()}; }

void addSingle(std::vector<CacheEntry>& entries, CacheKind kind, const fs::path& file) {
    CacheEntry entry = entryOf(kind);
    addFile(entry, file);
    add(entries, std::move(entry));
}

void addArtifacts(std::vector<CacheEntry>& entries, const fs::path& cache) {
    std::map<fs::path, CacheEntry> byStem;
    eachInShards(folderOf(cache, CacheKind::Artifacts),
                 [&](const fs::directory_entry& file, const std::string&) {
                     const fs::path stem = file.path().parent_path() / file.path().stem();
                     if (!isHex(stem.filename().string(), keyDigits - shardDigits) ||
                         !isArtifactExtension(file.path().extension().string()))
                         return;
                     const auto known = byStem.try_emplace(stem, entryOf(CacheKind::Artifacts)).first;
                     addFile(known->second, file.path());
                 });
    for (auto& [stem, entry] : byStem)
        add(entries, std::move(entry));
}

void addUnpacked(std::vector<CacheEntry>& entries, const fs::path& cache) {
    eachIn(folderOf(cache, CacheKind::Unpacked),
           [&](const fs::directory_entry& folder, const std::string& name) {
               if (!isHex(name, shortDigits)) return;
               CacheEntry entry = entryOf(CacheKind::Unpacked);
               // The list goes last: while it is there, what is left of the folder is known to be ours.
               for (const fs::path& file : unpackedFiles(folder.path()))
                   addFile(entry, file);
               addFile(entry, folder.path() / unpackedListName);
               add(entries, std::move(entry));
           });
}

bool isPartialFile(std::string_view name, std::string_view before) {
    return name.starts_with(before) && isDrawn(name.substr(before.size()));
}

}

std::span<const CacheKindInfo> cacheKinds() { return kinds; }

std::vector<CacheEntry> cacheEntries(const fs::path& folder) {
    std::vector<CacheEntry> entries;
    for (const CacheKind kind : sealedKinds)
        eachInShards(folderOf(folder, kind), [&](const fs::directory_entry& file, const std::string& name) {
            if (isHex(name, keyDigits - shardDigits)) addSingle(entries, kind, file.path());
        });
    addArtifacts(entries, folder);
    eachIn(folderOf(folder, CacheKind::Waveforms),
           [&](const fs::directory_entry& file, const std::string& name) {
               if (isHex(file.path().stem().string(), shortDigits) && name.ends_with(".waveform"))
                   addSingle(entries, CacheKind::Waveforms, file.path());
           });
    addUnpacked(entries, folder);
    CacheEntry samples = entryOf(CacheKind::Samples);
    for (const char* name : {"samples.sqlite", "samples.sqlite-journal", "samples.sqlite.damaged"})
        addFile(samples, folder / name);
    add(entries, std::move(samples));
    return entries;
}

std::vector<CacheEntry> unlistedPacks(const fs::path& folder) {
    std::vector<CacheEntry> packs;
    eachIn(folderOf(folder, CacheKind::Unpacked),
           [&](const fs::directory_entry& pack, const std::string& name) {
               std::error_code failed;
               if (!isHex(name, shortDigits) || fs::exists(pack.path() / unpackedListName, failed)) return;
               CacheEntry entry = entryOf(CacheKind::Unpacked);
               for (fs::recursive_directory_iterator file(pack.path(), failed), end; !failed && file != end;
                    file.increment(failed))
                   if (isArtifactExtension(file->path().extension().string())) addFile(entry, file->path());
               add(packs, std::move(entry));
           });
    return packs;
}

std::vector<fs::path> cachePartialFiles(const fs::path& folder, Time before) {
    std::vector<fs::path> partialFiles;
    const auto addWhere = [&](bool isOne, const fs::directory_entry& entry) {
        std::error_code gone;
        if (isOne && !entry.is_symlink(gone) && entry.last_write_time(gone) < before && !gone)
            partialFiles.push_back(entry.path());
    };
    for (const CacheKind kind : sealedKinds)
        eachInShards(folderOf(folder, kind), [&](const fs::directory_entry& file, const std::string& name) {
            const std::string_view text(name);
            addWhere(isHex(text.substr(0, text.find('.')), keyDigits - shardDigits) &&
                         isPartialFile(text, name.substr(0, keyDigits - shardDigits) + '.'),
                     file);
        });
    for (const CacheKind kind : {CacheKind::Artifacts, CacheKind::Unpacked})
        eachIn(folderOf(folder, kind), [&](const fs::directory_entry& part, const std::string& name) {
            addWhere(isPartialFile(name, ".part-"), part);
        });
    eachIn(folderOf(folder, CacheKind::Waveforms),
           [&](const fs::directory_entry& file, const std::string& name) {
               const std::size_t part = name.find(".waveform.part");
               addWhere(part != std::string::npos && isHex(name.substr(0, part), shortDigits), file);
           });
    eachIn(folder, [&](const fs::directory_entry& part, const std::string& name) {
        addWhere(isPartialFile(name, "song-"), part);
    });
    eachIn(folder / "demo", [&](const fs::directory_entry& part, const std::string& name) {
        addWhere(isPartialFile(name, ".making-"), part);
    });
    return partialFiles;
}

void markUsed(const fs::path& file) {
    std::error_code unwritable; // then the others are thought to be younger
    fs::last_write_time(file, Time::clock::now(), unwritable);
}

bool removeEntry(const CacheEntry& entry) {
    std::error_code gone;
    for (const fs::path& file : entry.files)
        if (fs::last_write_time(file, gone) > entry.used) return false;
    for (const fs::path& file : entry.files) {
        fs::remove(file, gone);
        // A shard, or a folder of an unpacked pack, that holds nothing more; never the folder of the kind.
        const fs::path last = cacheKinds()[static_cast<std::size_t>(entry.kind)].id;
        for (fs::path above = file.parent_path();
             entry.kind != CacheKind::Samples && above.filename() != last && fs::remove(above, gone);)
            above = above.parent_path();
    }
    return true;
}

}
