#include "verbs.h"

#include "index_file.h"

#include "library/recording.h"
#include "pack/song_files.h"
#include "pack/write.h"
#include "json/flp_json.h"
#include "json/values.h"

#include <QFile>
#include <QJsonArray>

namespace gleaner::cli {
namespace {

flp::Version versionFrom(const Arguments& arguments) {
    if (!arguments.has("fl")) return flp::EncodeSettings().version;
    const auto version = flp::versionFromId(arguments.string("fl"));
    if (!version) throw UsageError("--fl is 20.9, 24.1 or 25.2, not \"" + arguments.string("fl") + "\".");
    return *version;
}

pack::SamplePlacement placementFrom(const std::string& id) {
    for (const pack::SamplePlacementFacts& facts : pack::samplePlacements)
        if (facts.id == id) return facts.placement;
    throw UsageError("--samples is copy, absolute or zip, not \"" + id + "\".");
}

compose::ComposeRequest composeRequestFrom(const Arguments& arguments) {
    compose::ComposeRequest request;
    if (arguments.has("key")) {
        const auto key = music::parseKey(arguments.string("key"));
        if (!key)
            throw UsageError("--key does not know \"" + arguments.string("key") +
                             "\"; write Am, F#, Bb or 8A.");
        request.key = *key;
    }
    if (arguments.has("bpm")) request.bpm = arguments.number("bpm", 40.0, 250.0);
    if (arguments.has("bars") && arguments.has("form"))
        throw UsageError("--bars and --form exclude each other.");
    if (arguments.has("bars")) request.bars = arguments.whole("bars", 1, 10000);
    if (arguments.has("form")) request.form = arguments.string("form");
    if (arguments.has("style")) request.style = arguments.string("style");
    if (arguments.has("scale")) request.scale = arguments.string("scale");
    if (arguments.has("title")) request.title = arguments.string("title");
    if (arguments.has("seed")) request.seed = arguments.seed("seed");
    return request;
}

std::vector<music::SampleEntry> samplesFrom(const Arguments& arguments) {
    if (arguments.has("index") == arguments.has("pack")) throw UsageError("give either --index or --pack.");
    if (arguments.has("index")) return readIndex(arguments.path("index"));
    return pack::sampleEntries(arguments.path("pack"), library::defaultCacheFolder());
}

QJsonArray toJson(const std::vector<compose::Choice>& choices) {
    QJsonArray list;
    for (const compose::Choice& choice : choices)
        list.append(QJsonObject{{QStringLiteral("part"), QString::fromStdString(choice.part)},
                                {QStringLiteral("role"), QString::fromUtf8(facts(choice.role).id.data())},
                                {QStringLiteral("sample"), QString::fromStdString(choice.sampleId)},
                                {QStringLiteral("path"), QString::fromStdString(choice.path)},
                                {QStringLiteral("score"), choice.score},
                                {QStringLiteral("reason"), QString::fromStdString(choice.reason)}});
    return list;
}

void printResult(const Arguments& arguments, const compose::Composition& composition,
                 const pack::WrittenSong& written) {
    for (const std::string& warning : composition.warnings)
        warn(QString::fromStdString(warning));
    QJsonArray files;
    for (const std::filesystem::path& file : written.files)
        files.append(display(file));
    if (arguments.json()) {
        QJsonArray warnings;
        for (const std::string& warning : composition.warnings)
            warnings.append(QString::fromStdString(warning));
        print(QJsonObject{{QStringLiteral("files"), files},
                          {QStringLiteral("choices"), toJson(composition.choices)},
                          {QStringLiteral("warnings"), warnings},
                          {QStringLiteral("song"), json::toJson(written.song)}});
        return;
    }
    for (const QJsonValue& file : files)
        print(file.toString());
    for (const compose::Choice& choice : composition.choices)
        print(QStringLiteral("  %1  %2")
                  .arg(QString::fromStdString(choice.part), -10)
                  .arg(QString::fromStdString(choice.reason)));
}

void printProject(const flp::Project& project, const QString& file) {
    print(QStringLiteral("%1: FL Studio %2, %3 bpm, %4 channels, %5 patterns, %6 playlist items")
              .arg(file, QString::fromStdString(project.version))
              .arg(project.tempo)
              .arg(project.channels.size())
              .arg(project.patterns.size())
              .arg(project.playlist.size()));
    for (const flp::ProjectChannel& channel : project.channels)
        print(QStringLiteral("  channel %1  %2  %3  %4")
                  .arg(channel.id, 3)
                  .arg(QString::fromStdString(channel.type), -10)
                  .arg(QString::fromStdString(channel.name), QString::fromStdString(channel.samplePath)));
    for (const flp::ProjectPattern& pattern : project.patterns)
        print(QStringLiteral("  pattern %1  %2  %3 notes")
                  .arg(pattern.id, 3)
                  .arg(QString::fromStdString(pattern.name))
                  .arg(pattern.notes.size()));
    for (const std::string& warning : project.warnings)
        warn(QString::fromStdString(warning));
}

flp::Bytes readBytes(const QString& name) {
    constexpr qint64 most = 512LL << 20;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        throw Error(name.toStdString(), "can't be opened: " + file.errorString().toStdString() + ".");
    if (file.size() > most) throw Error(name.toStdString(), "is larger than any FL Studio project (512 MB).");
    const QByteArray bytes = file.readAll();
    return {bytes.begin(), bytes.end()};
}

int writeProject(const Arguments& arguments) {
    arguments.require("output");
    const std::filesystem::path source = arguments.path("from");
    flp::EncodeSettings settings;
    settings.version = versionFrom(arguments);
    flp::Bytes bytes;
    try {
        bytes = flp::encode(json::readValue(source, json::songFromJson), settings);
    } catch (const Error& error) {
        if (!error.file().empty()) throw;
        throw Error(source, error.what());
    }
    json::writeFile(arguments.path("output"), QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                                         static_cast<qsizetype>(bytes.size())));
    if (arguments.json())
        print(QJsonObject{{QStringLiteral("files"), QJsonArray{arguments.text("output")}}});
    else
        print(arguments.text("output"));
    return 0;
}

}

int runCompose(const Arguments& arguments) {
    const compose::ComposeRequest request = composeRequestFrom(arguments);
    pack::SongOutputs outputs;
    outputs.flp = arguments.path("output");
    outputs.midi = arguments.path("midi");
    outputs.dawproject = arguments.path("dawproject");
    outputs.wav = arguments.path("wav");
    outputs.songJson = arguments.path("song");
    outputs.version = versionFrom(arguments);
    if (arguments.has("samples")) outputs.samples = placementFrom(arguments.string("samples"));
    if (outputs.flp.empty() && outputs.midi.empty() && outputs.dawproject.empty() && outputs.wav.empty() &&
        outputs.songJson.empty())
        throw UsageError("--output is missing.");
    const compose::Composition composition = compose::compose(request, samplesFrom(arguments));
    printResult(arguments, composition, pack::writeSong(composition.song, outputs, arguments.progress()));
    return 0;
}

int runFlp(const Arguments& arguments) {
    if (arguments.has("from")) return writeProject(arguments);
    if (arguments.files().size() != 1) throw UsageError("flp takes one project, or --from and --output.");
    const QString file = arguments.files().front();
    flp::Project project;
    try {
        project = flp::decode(readBytes(file));
    } catch (const Error& error) {
        if (!error.file().empty()) throw;
        throw Error(file.toStdString(), error.what());
    }
    if (arguments.json())
        print(json::toJson(project));
    else
        printProject(project, file);
    return 0;
}

}
