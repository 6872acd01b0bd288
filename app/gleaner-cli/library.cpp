#include "opened_library.h"
#include "verbs.h"

#include "catalog/enter.h"
#include "catalog/search.h"
#include "catalog/source.h"
#include "files/paths.h"
#include "library/cache_folder.h"
#include "json/values.h"

#include <QJsonArray>

#include <array>

namespace gleaner::cli {
namespace {

using catalog::Library;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

void warnEach(const std::vector<std::string>& notices) {
    for (const std::string& notice : notices)
        warn(text(notice));
}

QString percentless(double number, int decimals) { return QString::number(number, 'f', decimals); }

QJsonValue nullIfNone(const std::string& value) {
    return value.empty() ? QJsonValue() : QJsonValue(text(value));
}
QJsonValue nullIfNone(const std::optional<double>& value) {
    return value ? QJsonValue(*value) : QJsonValue();
}

// --- what there is

int tellSize(const Arguments& arguments, Library& library) {
    const catalog::LibrarySize size = catalog::sizeOf(library);
    QJsonArray places;
    for (const catalog::Place& place : library.places())
        places.append(text(place.path));
    if (arguments.json()) {
        print(QJsonObject{{QStringLiteral("library"), display(library.file())},
                          {QStringLiteral("samples"), static_cast<qint64>(size.samples)},
                          {QStringLiteral("packs"), static_cast<qint64>(size.packs)},
                          {QStringLiteral("recordings"), static_cast<qint64>(size.recordings)},
                          {QStringLiteral("regions"), static_cast<qint64>(size.regions)},
                          {QStringLiteral("places"), places}});
        return 0;
    }
    print(QStringLiteral("%1: %2, %3, %4, %5")
              .arg(display(library.file()), counted(size.samples, "sample", "samples"),
                   counted(size.packs, "pack", "packs"), counted(size.recordings, "recording", "recordings"),
                   counted(size.regions, "region", "regions")));
    for (const QJsonValue& place : places)
        print(QStringLiteral("  ") + place.toString());
    return 0;
}

int list(const Arguments& arguments, Library& library) {
    QJsonArray packs, recordings;
    for (const catalog::ListedPack& pack : catalog::packsOf(library))
        packs.append(QJsonObject{{QStringLiteral("path"), text(pack.path)},
                                 {QStringLiteral("name"), text(pack.name)},
                                 {QStringLiteral("packId"), text(pack.packId)},
                                 {QStringLiteral("samples"), static_cast<qint64>(pack.samples)}});
    for (const catalog::ListedRecording& recording : catalog::recordingsOf(library))
        recordings.append(QJsonObject{{QStringLiteral("sha256"), text(recording.sha256)},
                                      {QStringLiteral("path"), nullIfNone(recording.path)},
                                      {QStringLiteral("name"), nullIfNone(recording.name)},
                                      {QStringLiteral("regions"), static_cast<qint64>(recording.regions)}});
    if (arguments.json()) {
        print(QJsonObject{{QStringLiteral("packs"), packs}, {QStringLiteral("recordings"), recordings}});
        return 0;
    }
    for (const QJsonValue& pack : packs)
        print(QStringLiteral("pack  %1  %2")
                  .arg(counted(pack[u"samples"].toInteger(), "sample", "samples"), pack[u"path"].toString()));
    for (const QJsonValue& recording : recordings) {
        const QString path = recording[u"path"].toString(), name = recording[u"name"].toString();
        print(QStringLiteral("recording  %1  %2")
                  .arg(counted(recording[u"regions"].toInteger(), "region", "regions"),
                       !path.isEmpty()   ? path
                       : !name.isEmpty() ? name
                                         : recording[u"sha256"].toString()));
    }
    return 0;
}

// --- search

QJsonObject toJson(const catalog::FoundSample& found) {
    QJsonObject object = json::toJson(found.entry.traits);
    object[QStringLiteral("path")] = text(found.entry.path);
    object[QStringLiteral("seconds")] = found.entry.seconds;
    object[QStringLiteral("lufs")] = nullIfNone(found.entry.lufs);
    object[QStringLiteral("truePeakDb")] = nullIfNone(found.truePeakDb);
    object[QStringLiteral("pack")] = nullIfNone(found.pack);
    object[QStringLiteral("recording")] = nullIfNone(found.recording);
    object[QStringLiteral("sourceBegin")] =
        found.recording.empty() ? QJsonValue() : QJsonValue(static_cast<qint64>(found.range.begin));
    object[QStringLiteral("sourceEnd")] =
        found.recording.empty() ? QJsonValue() : QJsonValue(static_cast<qint64>(found.range.end));
    object[QStringLiteral("distanceDb")] = nullIfNone(found.distance);
    return object;
}

QString lineOf(const catalog::FoundSample& found) {
    const music::SampleTraits& traits = found.entry.traits;
    QStringList facts{text(std::string(info(traits.role).id)),
                      percentless(found.entry.seconds, 2) + QStringLiteral(" s")};
    if (traits.bpm) facts << QString::number(*traits.bpm, 'g', 5) + QStringLiteral(" bpm");
    if (traits.key) facts << text(music::toString(*traits.key));
    if (found.distance) facts << percentless(*found.distance, 1) + QStringLiteral(" dB away");
    return text(found.entry.path) + QStringLiteral("  ") + facts.join(QStringLiteral(", "));
}

int search(const Arguments& arguments, Library& library) {
    catalog::SampleQuery query;
    arguments.read(catalog::querySettings(), query);
    query.words = arguments.files().mid(1).join(QLatin1Char(' ')).toStdString();
    const std::vector<catalog::FoundSample> found = catalog::search(library, query, arguments.progress());
    if (arguments.json()) {
        QJsonArray samples;
        for (const catalog::FoundSample& sample : found)
            samples.append(toJson(sample));
        print(QJsonObject{{QStringLiteral("samples"), samples}});
        return 0;
    }
    for (const catalog::FoundSample& sample : found)
        print(lineOf(sample));
    if (found.empty()) warn(QStringLiteral("nothing in the library is like that."));
    return 0;
}

// --- care

void tellEntered(const Arguments& arguments, Library& library, const catalog::Entered& entered) {
    warnEach(entered.notices);
    const catalog::LibrarySize size = catalog::sizeOf(library);
    if (arguments.json())
        print(QJsonObject{{QStringLiteral("library"), display(library.file())},
                          {QStringLiteral("added"), entered.added},
                          {QStringLiteral("changed"), entered.changed},
                          {QStringLiteral("removed"), entered.removed},
                          {QStringLiteral("unchanged"), entered.unchanged},
                          {QStringLiteral("samples"), static_cast<qint64>(size.samples)}});
    else
        print(QStringLiteral("%1: %2, %3 new, %4 changed, %5 gone")
                  .arg(display(library.file()), counted(size.samples, "sample", "samples"))
                  .arg(entered.added)
                  .arg(entered.changed)
                  .arg(entered.removed));
}

int check(const Arguments& arguments, Library& library) {
    const std::string damage = library.check();
    if (arguments.json())
        print(QJsonObject{{QStringLiteral("library"), display(library.file())},
                          {QStringLiteral("ok"), damage.empty()},
                          {QStringLiteral("reason"), nullIfNone(damage)}});
    if (!damage.empty()) throw Error(damage + " It is filled again when it is opened the next time");
    if (!arguments.json()) print(display(library.file()) + QStringLiteral(": sound"));
    return 0;
}

int restore(const Arguments& arguments, Library& library) {
    const library::CacheFolder cache(library::defaultCacheFolder());
    tellEntered(
        arguments, library,
        catalog::restore(library, cache.path(), arguments.whole("jobs", 0, 256), arguments.progress()));
    return 0;
}

int forget(const Arguments& arguments, Library& library) {
    if (arguments.files().size() < 2) throw UsageError("forget takes what is to leave the library: paths.");
    int gone = 0;
    const auto paths = arguments.paths();
    for (std::size_t n = 1; n < paths.size(); ++n)
        gone += catalog::forget(library, paths[n]);
    if (arguments.json())
        print(QJsonObject{{QStringLiteral("library"), display(library.file())},
                          {QStringLiteral("removed"), gone}});
    else
        print(QStringLiteral("%1 left the library; the files stay").arg(counted(gone, "entry", "entries")));
    return 0;
}

int source(const Arguments& arguments, Library& library) {
    if (arguments.files().size() != 2) throw UsageError("source takes one sample.");
    const std::filesystem::path file = arguments.paths()[1];
    const catalog::SampleSource found =
        catalog::findSource(&library, file, library::defaultCacheFolder(), arguments.progress());
    const auto seconds = [&](Frame frame) { return static_cast<double>(frame) / found.rate; };
    if (arguments.json())
        print(QJsonObject{{QStringLiteral("file"), display(file)},
                          {QStringLiteral("recording"), display(found.recording)},
                          {QStringLiteral("sourceSha256"), text(found.sha256)},
                          {QStringLiteral("sourceBegin"), static_cast<qint64>(found.range.begin)},
                          {QStringLiteral("sourceEnd"), static_cast<qint64>(found.range.end)},
                          {QStringLiteral("sourceRate"), found.rate}});
    else
        print(QStringLiteral("%1: frames %2 to %3 (%4 s to %5 s)")
                  .arg(display(found.recording))
                  .arg(found.range.begin)
                  .arg(found.range.end)
                  .arg(percentless(seconds(found.range.begin), 3), percentless(seconds(found.range.end), 3)));
    return 0;
}

struct Action {
    const char* name; ///< empty: where none is named
    int (*run)(const Arguments& arguments, Library& library);
    bool takesOperands;
};
constexpr std::array<Action, 7> actions = {{
    {"", tellSize, false},
    {"list", list, false},
    {"search", search, true},
    {"check", check, false},
    {"restore", restore, false},
    {"forget", forget, true},
    {"source", source, true},
}};

}

std::filesystem::path libraryFile(const Arguments& arguments) {
    return arguments.has("library") ? arguments.path("library") : catalog::defaultLibrary();
}

std::unique_ptr<Library> openLibrary(const Arguments& arguments) {
    auto library = std::make_unique<Library>(libraryFile(arguments));
    warnEach(library->notices());
    if (library->wantsRestoring()) {
        const library::CacheFolder cache(library::defaultCacheFolder());
        warnEach(catalog::restore(*library, cache.path(), 0, arguments.progress()).notices);
    }
    return library;
}

int runLibrary(const Arguments& arguments) {
    const QString name = arguments.files().value(0);
    for (const Action& action : actions) {
        if (name != QLatin1String(action.name)) continue;
        if (!action.takesOperands && arguments.files().size() > 1)
            throw UsageError(std::string(action.name) + " takes no operands.");
        const auto library = openLibrary(arguments);
        return action.run(arguments, *library);
    }
    throw UsageError("library does list, search, check, restore, forget or source, not \"" +
                     name.toStdString() + "\".");
}

}
