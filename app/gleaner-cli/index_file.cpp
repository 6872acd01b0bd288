#include "index_file.h"

#include "command.h"

#include "catalog/imported_index.h"
#include "export/song_samples.h"
#include "files/paths.h"
#include "library/recording.h"
#include "json/index.h"
#include "json/values.h"

#include <unordered_set>

namespace gleaner::cli {
namespace {

std::filesystem::path folderOf(const std::filesystem::path& file) {
    return std::filesystem::absolute(file).lexically_normal().parent_path();
}

void tell(const library::SkippedFile& lost) {
    warn(QStringLiteral("left out: %1: %2")
             .arg(QString::fromStdString(lost.file), QString::fromStdString(lost.reason)));
}

}

QJsonObject indexDocument(const std::vector<music::SampleEntry>& entries, const std::filesystem::path& index,
                          const std::filesystem::path& root) {
    const std::filesystem::path way =
        std::filesystem::absolute(root).lexically_normal().lexically_relative(folderOf(index));
    return json::indexToJson(entries, way.generic_string());
}

namespace {

void tellAll(const std::vector<library::SkippedFile>& skipped) {
    for (const library::SkippedFile& one : skipped)
        tell(one);
}

/// As the cache holds it; the file is read where that doesn't know it yet.
catalog::ImportedIndex importedIndex(const std::filesystem::path& index, const Progress& progress) {
    const auto read = [&] {
        json::IndexReading reading = json::readIndex(index);
        const std::filesystem::path own =
            (folderOf(index) / library::pathFromUtf8(reading.root)).lexically_normal();
        for (music::SampleEntry& entry : reading.entries) {
            const std::filesystem::path path = library::pathFromUtf8(entry.path);
            if (path.is_relative() && !pack::isForeign(entry.path))
                entry.path = library::genericUtf8((own / path).lexically_normal());
        }
        return reading;
    };
    catalog::ImportedIndex imported(index, library::defaultCacheFolder(), read, pack::isForeign, progress);
    tellAll(imported.skipped());
    for (const std::string& warning : imported.warnings())
        warn(QString::fromStdString(warning));
    return imported;
}

library::SkippedFile notThere(const std::string& path) {
    return {path, "it is not there; --root DIR finds samples that were moved"};
}

}

OpenedIndex readIndex(const std::filesystem::path& index, const std::filesystem::path& root,
                      const Progress& progress) {
    library::IndexReading reading = importedIndex(index, progress).all();
    if (root.empty()) return {std::move(reading.entries), {}};
    library::RebasedEntries rebased = library::rebase(reading.entries, reading.proofs, root, progress);
    tellAll(rebased.unresolved);
    return {std::move(rebased.entries), std::move(rebased.unresolved)};
}

OpenedIndex readRole(const std::filesystem::path& index, music::Role role, const Progress& progress) {
    const catalog::ImportedIndex imported = importedIndex(index, progress);
    OpenedIndex opened{imported.ofRole(role), {}};
    const std::vector<std::string> missing = imported.missing();
    for (const std::string& path : missing)
        opened.unresolved.push_back(notThere(path));
    tellAll(opened.unresolved);
    const std::unordered_set<std::string> lost(missing.begin(), missing.end());
    std::erase_if(opened.entries, [&](const auto& entry) { return lost.contains(entry.path); });
    return opened;
}

void leaveOutMissing(OpenedIndex& opened, OfAnotherSystem foreign) {
    std::erase_if(opened.entries, [&](const music::SampleEntry& entry) {
        if (foreign == OfAnotherSystem::Stay && pack::isForeign(entry.path)) return false;
        if (library::isFile(library::pathFromUtf8(entry.path))) return false;
        opened.unresolved.push_back(notThere(entry.path));
        tell(opened.unresolved.back());
        return true;
    });
}

void requireFiles(OpenedIndex& opened, const std::filesystem::path& index) {
    leaveOutMissing(opened, OfAnotherSystem::Go);
    if (opened.entries.empty())
        throw Error(index, "none of its samples is there; give the folder where they lie now as --root DIR");
}

QJsonArray unresolvedToJson(const std::vector<library::SkippedFile>& unresolved) {
    QJsonArray list;
    for (const library::SkippedFile& lost : unresolved)
        list.append(QJsonObject{{QStringLiteral("path"), QString::fromStdString(lost.file)},
                                {QStringLiteral("reason"), QString::fromStdString(lost.reason)}});
    return list;
}

}
