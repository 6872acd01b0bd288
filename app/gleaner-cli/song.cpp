#include "verbs.h"

#include "index_file.h"
#include "project_output.h"

#include "compose/song_settings.h"
#include "export/demo_pack.h"
#include "export/song_files.h"
#include "export/song_groove.h"
#include "export/song_samples.h"
#include "library/cache_folder.h"
#include "library/recording.h"
#include "pack/package/write.h"
#include "json/values.h"

#include <QJsonArray>

#include <algorithm>

namespace gleaner::cli {
namespace {

compose::ComposeRequest composeRequestFrom(const Arguments& arguments) {
    if (arguments.has("bars") && arguments.has("form"))
        throw UsageError("--bars and --form exclude each other.");
    compose::ComposeRequest request;
    arguments.read(compose::songSettings(), request);
    if (arguments.has("style") && !arguments.has("bpm")) request.bpm = compose::usualBpm(request.style);
    return request;
}

/// Of an index, a pack, or where neither is named the demo pack.
OpenedIndex samplesFrom(const Arguments& arguments, bool readsThem, const Progress& progress) {
    if (arguments.has("index") && arguments.has("pack"))
        throw UsageError("--index and --pack exclude each other.");
    if (arguments.has("root") && !arguments.has("index")) throw UsageError("--root goes with --index.");
    if (arguments.has("index")) {
        const std::filesystem::path index = arguments.path("index");
        OpenedIndex opened = readIndex(index, arguments.path("root"), progress);
        if (readsThem) requireFiles(opened, index);
        return opened;
    }
    const std::filesystem::path cache = library::defaultCacheFolder();
    if (arguments.has("pack")) return {pack::sampleEntries(arguments.path("pack"), cache), {}};
    warn(QStringLiteral("Neither --index nor --pack is given: the song is made of the demo pack."));
    return {pack::sampleEntries(pack::demoPack(cache, 0, progress), cache), {}};
}

std::vector<std::filesystem::path> filesOf(const music::Song& song) {
    std::vector<std::filesystem::path> files;
    for (const pack::SongSample& sample : pack::samplesOf(song))
        files.push_back(sample.file);
    return files;
}

QJsonArray toJson(const std::vector<compose::Choice>& choices) {
    QJsonArray list;
    for (const compose::Choice& choice : choices)
        list.append(QJsonObject{{QStringLiteral("part"), QString::fromStdString(choice.part)},
                                {QStringLiteral("role"), QString::fromUtf8(info(choice.role).id.data())},
                                {QStringLiteral("sample"), QString::fromStdString(choice.sampleId)},
                                {QStringLiteral("path"), QString::fromStdString(choice.path)},
                                {QStringLiteral("score"), choice.score},
                                {QStringLiteral("reason"), QString::fromStdString(choice.reason)}});
    return list;
}

void printResult(const Arguments& arguments, const compose::Composition& composition,
                 const pack::WrittenSong& written, const std::vector<library::SkippedFile>& unresolved) {
    for (const std::vector<std::string>& sentences : {composition.warnings, written.notices})
        for (const std::string& sentence : sentences)
            warn(QString::fromStdString(sentence));
    QJsonArray files;
    for (const std::filesystem::path& file : written.files)
        files.append(display(file));
    if (arguments.json()) {
        QJsonArray warnings, notices;
        for (const std::string& warning : composition.warnings)
            warnings.append(QString::fromStdString(warning));
        for (const std::string& notice : written.notices)
            notices.append(QString::fromStdString(notice));
        QJsonObject told{{QStringLiteral("files"), files},
                         {QStringLiteral("choices"), toJson(composition.choices)},
                         {QStringLiteral("warnings"), warnings},
                         {QStringLiteral("notices"), notices},
                         {QStringLiteral("unresolved"), unresolvedToJson(unresolved)},
                         {QStringLiteral("song"), json::toJson(written.song)}};
        if (arguments.has("merge")) told[QStringLiteral("merge")] = mergeToJson(written.lines);
        print(told);
        return;
    }
    for (const QJsonValue& file : files)
        print(file.toString());
    for (const compose::Choice& choice : composition.choices)
        print(QStringLiteral("  %1  %2")
                  .arg(QString::fromStdString(choice.part), -10)
                  .arg(QString::fromStdString(choice.reason)));
    printLines(written.lines);
}

}

int runCompose(const Arguments& arguments) {
    const library::CacheFolder cache(library::defaultCacheFolder()); // samples of a zip lie in it
    compose::ComposeRequest request = composeRequestFrom(arguments);
    pack::SongOutputs outputs;
    outputs.flp = arguments.path("output");
    bool readsThem = false, isAny = !outputs.flp.empty();
    for (const pack::SongForm& form : pack::songForms) {
        outputs.*form.file = arguments.path(form.id.data());
        const bool isWanted = !(outputs.*form.file).empty();
        isAny = isAny || isWanted;
        readsThem = readsThem || (isWanted && form.readsSamples);
    }
    readProjectOptions(arguments, outputs);
    const bool isPlan = arguments.has("plan");
    if (isPlan && !arguments.has("merge")) throw UsageError("--plan goes with --merge.");
    if (isPlan && outputs.flp.empty()) outputs.flp = outputs.mergeFile; // nothing is written
    if (!isAny && outputs.flp.empty()) throw UsageError("--output is missing.");
    const std::filesystem::path inputs[] = {arguments.path("index"), arguments.path("pack")};
    if (!isPlan) pack::requireWritable(outputs, inputs);
    readsThem = !isPlan &&
                (readsThem || (!outputs.flp.empty() && outputs.samples != pack::SamplePlacement::Absolute));
    const Progress& progress = arguments.progress();
    const OpenedIndex samples = samplesFrom(arguments, readsThem, progress.part(0.0, 0.5));
    const compose::Heard heard = pack::heardFor(request, samples.entries, progress.part(0.5, 0.6));
    if (heard.replay && !arguments.has("bpm")) request.bpm = heard.replay->bpm;
    const compose::Composition composition = compose::compose(request, samples.entries, heard);
    std::vector<std::string> changed;
    if (arguments.has("pack"))
        changed =
            pack::changedSamples(arguments.path("pack"), filesOf(composition.song), progress.part(0.5, 0.6));
    pack::WrittenSong written = isPlan ? pack::planMerge(composition.song, outputs)
                                       : pack::writeSong(composition.song, outputs, progress.part(0.6, 1.0));
    std::ranges::move(changed, std::back_inserter(written.notices));
    printResult(arguments, composition, written, samples.unresolved);
    return 0;
}

}
