#include "index_file.h"

#include "command.h"

#include "export/song_samples.h"
#include "files/paths.h"
#include "library/rebase.h"
#include "json/index.h"
#include "json/values.h"

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

OpenedIndex readIndex(const std::filesystem::path& index, const std::filesystem::path& root,
                      const Progress& progress) {
    json::IndexReading reading = json::readIndex(index);
    for (const library::SkippedFile& skipped : reading.skipped)
        tell(skipped);
    for (const std::string& warning : reading.warnings)
        warn(QString::fromStdString(warning));
    const std::filesystem::path own =
        (folderOf(index) / library::pathFromUtf8(reading.root)).lexically_normal();
    for (music::SampleEntry& entry : reading.entries) {
        const std::filesystem::path path = library::pathFromUtf8(entry.path);
        if (path.is_relative() && !pack::isForeign(entry.path))
            entry.path = library::genericUtf8((own / path).lexically_normal());
    }
    if (root.empty()) return {std::move(reading.entries), {}};
    library::RebasedEntries rebased = library::rebase(reading.entries, reading.proofs, root, progress);
    for (const library::SkippedFile& lost : rebased.unresolved)
        tell(lost);
    return {std::move(rebased.entries), std::move(rebased.unresolved)};
}

void leaveOutMissing(OpenedIndex& opened, OfAnotherSystem foreign) {
    std::erase_if(opened.entries, [&](const music::SampleEntry& entry) {
        if (foreign == OfAnotherSystem::Stay && pack::isForeign(entry.path)) return false;
        if (library::isFile(library::pathFromUtf8(entry.path))) return false;
        opened.unresolved.push_back(
            {entry.path, "it is not there; --root DIR finds samples that were moved"});
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
