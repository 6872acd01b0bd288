#include "verbs.h"

#include "index_file.h"
#include "opened_library.h"

#include "catalog/enter.h"
#include "catalog/search.h"
#include "compose/song_settings.h"
#include "files/output_file.h"
#include "files/paths.h"
#include "library/cache_folder.h"
#include "library/recording.h"
#include "library/sample_index.h"
#include "json/values.h"

#include <QJsonArray>

namespace gleaner::cli {
namespace {

/// The deepest folder that holds all of them.
std::filesystem::path commonFolder(const std::vector<std::filesystem::path>& folders) {
    std::filesystem::path common = std::filesystem::absolute(folders.front()).lexically_normal();
    for (const std::filesystem::path& folder : folders) {
        const std::filesystem::path whole = std::filesystem::absolute(folder).lexically_normal();
        std::filesystem::path shared;
        auto a = common.begin();
        auto b = whole.begin();
        while (a != common.end() && b != whole.end() && *a == *b) {
            shared /= *a;
            ++a;
            ++b;
        }
        common = shared;
    }
    return common;
}

/// What there is of the role.
OpenedIndex askedFor(const Arguments& arguments, music::Role role) {
    if (!arguments.has("index")) {
        if (arguments.has("root")) throw UsageError("--root goes with --index.");
        OpenedIndex known{catalog::samplesOfRole(*openLibrary(arguments), role), {}};
        leaveOutMissing(known, OfAnotherSystem::Go);
        return known;
    }
    if (!arguments.has("root")) return readRole(arguments.path("index"), role, arguments.progress());
    OpenedIndex index = readIndex(arguments.path("index"), arguments.path("root"), arguments.progress());
    leaveOutMissing(index, OfAnotherSystem::Stay);
    return index;
}

void writeIndex(const std::filesystem::path& output, const std::vector<music::SampleEntry>& entries,
                const std::filesystem::path& root) {
    std::vector<std::filesystem::path> samples;
    for (const music::SampleEntry& entry : entries)
        samples.push_back(root / library::pathFromUtf8(entry.path));
    library::requireOther(output, samples);
    json::writeFile(output, json::toBytes(indexDocument(entries, output, root)));
}

/// Into the library. Where an index is written, that is what was asked for: a library that can't be opened
/// is told, and is no failure.
std::optional<catalog::Entered> enter(const Arguments& arguments,
                                      const std::vector<std::filesystem::path>& folders,
                                      const library::IndexedFolder& indexed) {
    try {
        const auto library = openLibrary(arguments);
        return catalog::enterFolders(*library, folders, indexed, arguments.whole("jobs", 0, 256),
                                     arguments.progress());
    } catch (const Error& closed) {
        if (!arguments.has("output")) throw;
        warn(QStringLiteral("not in the library: ") + QString::fromStdString(closed.what()));
        return std::nullopt;
    }
}

void printIndexed(const Arguments& arguments, const library::IndexedFolder& indexed,
                  const std::optional<catalog::Entered>& entered) {
    const auto entries = static_cast<qint64>(indexed.entries.size());
    const std::filesystem::path output =
        arguments.has("output") ? arguments.path("output") : libraryFile(arguments);
    if (entered)
        for (const std::string& notice : entered->notices)
            warn(QString::fromStdString(notice));
    if (arguments.json())
        print(QJsonObject{
            {QStringLiteral("index"), arguments.has("output") ? QJsonValue(display(output)) : QJsonValue()},
            {QStringLiteral("entries"), entries},
            {QStringLiteral("skipped"), static_cast<int>(indexed.skipped.size())},
            {QStringLiteral("otherFiles"), indexed.others}});
    else
        print(display(output) + QStringLiteral(": %1, %2 left out, %3")
                                    .arg(counted(entries, "sample", "samples"))
                                    .arg(indexed.skipped.size())
                                    .arg(counted(indexed.others, "other file", "other files")));
}

QJsonObject toJson(const compose::Match& match) {
    QJsonObject object = json::toJson(match.sample.traits);
    object[QStringLiteral("id")] = QString::fromStdString(match.sample.id);
    object[QStringLiteral("path")] = QString::fromStdString(match.sample.path);
    object[QStringLiteral("score")] = match.score;
    object[QStringLiteral("shift")] = match.shift;
    object[QStringLiteral("stretch")] = match.stretch;
    object[QStringLiteral("reason")] = QString::fromStdString(match.reason);
    return object;
}

}

int runIndex(const Arguments& arguments) {
    if (arguments.files().isEmpty()) throw UsageError("a folder is missing.");
    const std::vector<std::filesystem::path> folders = arguments.paths();
    const std::filesystem::path root = arguments.has("root") ? arguments.path("root") : commonFolder(folders);
    if (arguments.has("output")) library::requireWritable(arguments.path("output"));
    const library::CacheFolder cache(library::defaultCacheFolder());
    const library::IndexedFolder indexed = library::indexFolders(
        folders, root, cache.path(), arguments.whole("jobs", 0, 256), arguments.progress());
    if (arguments.has("output")) writeIndex(arguments.path("output"), indexed.entries, root);
    const std::optional<catalog::Entered> entered = enter(arguments, folders, indexed);
    for (const library::SkippedFile& skipped : indexed.skipped)
        warn(QStringLiteral("left out: ") + QString::fromStdString(skipped.reason));
    printIndexed(arguments, indexed, entered);
    return 0;
}

int runSelect(const Arguments& arguments) {
    arguments.require("role");
    compose::SampleRequest request;
    arguments.read(compose::sampleSettings(), request);
    const OpenedIndex index = askedFor(arguments, request.role);
    const std::vector<compose::Match> matches = compose::select(index.entries, request);
    if (matches.empty()) warn(QStringLiteral("no sample fits; ask for less, or for another role."));
    if (arguments.json()) {
        QJsonArray list;
        for (const compose::Match& match : matches)
            list.append(toJson(match));
        print(QJsonObject{{QStringLiteral("matches"), list},
                          {QStringLiteral("unresolved"), unresolvedToJson(index.unresolved)}});
        return 0;
    }
    for (const compose::Match& match : matches)
        print(QStringLiteral("%1  %2  %3")
                  .arg(match.score, 5, 'f', 3)
                  .arg(QString::fromStdString(match.sample.path), QString::fromStdString(match.reason)));
    return 0;
}

}
