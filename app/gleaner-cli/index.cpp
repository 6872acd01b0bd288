#include "verbs.h"

#include "index_file.h"

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
    if (!arguments.has("root")) return readRole(arguments.path("index"), role, arguments.progress());
    OpenedIndex index = readIndex(arguments.path("index"), arguments.path("root"), arguments.progress());
    leaveOutMissing(index, OfAnotherSystem::Stay);
    return index;
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
    arguments.require("output");
    const std::vector<std::filesystem::path> folders = arguments.paths();
    const std::filesystem::path root = arguments.has("root") ? arguments.path("root") : commonFolder(folders);
    library::requireWritable(arguments.path("output"));
    const library::CacheFolder cache(library::defaultCacheFolder());
    const library::IndexedFolder indexed = library::indexFolders(
        folders, root, cache.path(), arguments.whole("jobs", 0, 256), arguments.progress());
    const std::filesystem::path output = arguments.path("output");
    std::vector<std::filesystem::path> samples;
    for (const music::SampleEntry& entry : indexed.entries)
        samples.push_back(root / library::pathFromUtf8(entry.path));
    library::requireOther(output, samples);
    json::writeFile(output, json::toBytes(indexDocument(indexed.entries, output, root)));

    for (const library::SkippedFile& skipped : indexed.skipped)
        warn(QStringLiteral("left out: ") + QString::fromStdString(skipped.reason));
    if (arguments.json())
        print(QJsonObject{{QStringLiteral("index"), display(output)},
                          {QStringLiteral("entries"), static_cast<int>(indexed.entries.size())},
                          {QStringLiteral("skipped"), static_cast<int>(indexed.skipped.size())},
                          {QStringLiteral("otherFiles"), indexed.others}});
    else
        print(display(output) +
              QStringLiteral(": %1, %2 left out, %3")
                  .arg(counted(static_cast<qint64>(indexed.entries.size()), "sample", "samples"))
                  .arg(indexed.skipped.size())
                  .arg(counted(indexed.others, "other file", "other files")));
    return 0;
}

int runSelect(const Arguments& arguments) {
    arguments.require("index");
    arguments.require("role");
    compose::SampleRequest request;
    arguments.read(compose::sampleSettings(), request);
    const OpenedIndex index = askedFor(arguments, request.role);
    const std::vector<compose::Match> matches = compose::select(index.entries, request);
    if (matches.empty())
        warn(QStringLiteral("no sample of the index fits; ask for less, or for another role."));
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
