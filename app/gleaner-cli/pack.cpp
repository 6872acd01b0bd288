#include "verbs.h"

#include "files/name_bytes.h"
#include "files/output_file.h"
#include "library/cache_folder.h"
#include "pack/package/verify.h"
#include "pack/package/write.h"
#include "pack/plan/names.h"
#include "pack/plan/request_json.h"
#include "json/values.h"

#include <QJsonArray>

#include <algorithm>

namespace gleaner::cli {
namespace {

/// Settings that a request file holds already: giving them beside it would leave open which one counts.
constexpr const char* settingOptions[] = {
    "name",        "genre",    "tag",       "preset",   "target-lufs",
    "true-peak",   "min-hits", "min-loops", "max-hits", "no-near-duplicates",
    "naming",      "format",   "rate",      "seed",     "sensitivity",
    "tempo-range", "channels"};

audio::FileFormat formatFrom(const std::string& id) {
    const auto format = audio::fileFormatFromId(id);
    if (!format || *format == audio::FileFormat::WavFloat)
        throw UsageError("--format is wav24, wav16 or flac, not \"" + id + "\".");
    return *format;
}

pack::PackRequest requestFromOptions(const Arguments& arguments) {
    if (arguments.files().isEmpty()) throw UsageError("a recording is missing.");
    pack::PackRequest request;
    for (const QString& file : arguments.files())
        request.assets.push_back({library::bytesFromQString(file), {}, arguments.channels("channels")});
    request.genres = arguments.strings("genre");
    request.tags = arguments.strings("tag");
    request.preset = arguments.has("preset") ? json::findPreset(arguments.string("preset"))
                                             : json::factoryPresets().front();
    if (arguments.has("name")) request.name = arguments.string("name");
    if (arguments.has("min-hits")) request.minHits = arguments.whole("min-hits", 0, 1000000);
    if (arguments.has("min-loops")) request.minLoops = arguments.whole("min-loops", 0, 1000000);
    if (arguments.has("max-hits")) request.variety.most = arguments.whole("max-hits", 0, 1000000);
    request.variety.nearDuplicates = !arguments.has("no-near-duplicates");
    if (arguments.has("target-lufs")) request.targetLufs = arguments.number("target-lufs", -60.0, 0.0);
    if (arguments.has("true-peak")) request.truePeakDb = arguments.number("true-peak", -20.0, 0.0);
    if (arguments.has("naming")) request.naming = arguments.string("naming");
    if (arguments.has("format")) request.format = formatFrom(arguments.string("format"));
    if (arguments.has("rate")) request.sampleRate = arguments.whole("rate", 8000, 192000);
    if (arguments.has("seed")) request.seed = arguments.seed("seed");
    if (arguments.has("sensitivity")) request.sensitivity = arguments.number("sensitivity", 0.0, 1.0);
    request.tempi = arguments.tempi("tempo-range");
    return request;
}

pack::PackRequest requestFromFile(const Arguments& arguments) {
    if (!arguments.files().isEmpty()) throw UsageError("with --request the recordings stand in the file.");
    for (const char* option : settingOptions)
        if (arguments.has(option))
            throw UsageError("--" + std::string(option) + " stands in the request already.");
    return json::readValue(arguments.path("request"), pack::requestFromJson);
}

pack::PackPlan planOf(const Arguments& arguments, const pack::PackRequest& request,
                      const library::CacheFolder& cache) {
    std::vector<library::RecordingToOpen> wanted;
    for (const pack::Asset& asset : request.assets) {
        analysis::DetectSettings settings;
        settings.sensitivity = request.sensitivity;
        settings.tempi = request.tempi;
        settings.channels = asset.channels;
        wanted.push_back({asset.file, settings});
    }
    const auto recordings = library::openRecordings(wanted, cache.path(), arguments.whole("jobs", 0, 256),
                                                    arguments.progress().part(0.0, 0.6, "listening"));
    for (const library::Recording& recording : recordings)
        tellNotices(recording);
    return pack::plan(recordings, request);
}

QString countedSamples(const pack::PackPlan& plan) {
    return QStringList{counted(plan.hits, "hit", "hits"), counted(plan.loops, "loop", "loops"),
                       counted(plan.phrases, "phrase", "phrases"),
                       counted(plan.textures, "texture", "textures")}
        .join(QStringLiteral(", "));
}

void printPlan(const Arguments& arguments, const pack::PackPlan& plan) {
    if (arguments.json()) return print(pack::toJson(plan));
    print(QString::fromStdString(plan.folder) + QStringLiteral(": ") + countedSamples(plan));
    for (const pack::PlanItem& item : plan.items)
        print(QStringLiteral("  ") + QString::fromStdString(item.path));
}

void printResult(const Arguments& arguments, const pack::RenderedPack& rendered,
                 const pack::WrittenPack& written) {
    const pack::PackPlan& plan = rendered.plan;
    if (arguments.json()) {
        print(QJsonObject{
            {QStringLiteral("packId"), QString::fromStdString(plan.packId)},
            {QStringLiteral("configHash"), QString::fromStdString(plan.configHash)},
            {QStringLiteral("folder"), display(written.folder)},
            {QStringLiteral("manifest"), display(written.manifest)},
            {QStringLiteral("zip"), written.zip ? QJsonValue(display(*written.zip)) : QJsonValue()},
            {QStringLiteral("zipSha256"),
             written.zip ? QJsonValue(QString::fromStdString(written.zipSha256)) : QJsonValue()},
            {QStringLiteral("files"), static_cast<int>(plan.items.size())},
            {QStringLiteral("hits"), plan.hits},
            {QStringLiteral("loops"), plan.loops},
            {QStringLiteral("phrases"), plan.phrases},
            {QStringLiteral("textures"), plan.textures},
            {QStringLiteral("rendered"), rendered.rendered},
            {QStringLiteral("reused"), rendered.reused},
            {QStringLiteral("belowTarget"),
             static_cast<int>(std::ranges::count_if(rendered.artifacts, [](const pack::Artifact& artifact) {
                 return artifact.shortByLu > 0.0;
             }))}});
        return;
    }
    print(display(written.zip ? *written.zip : written.folder) +
          QStringLiteral(": %1; %2 rendered, %3 reused")
              .arg(countedSamples(plan))
              .arg(rendered.rendered)
              .arg(rendered.reused));
}

}

int runPack(const Arguments& arguments) {
    const pack::PackRequest request =
        arguments.has("request") ? requestFromFile(arguments) : requestFromOptions(arguments);
    if (!arguments.has("plan")) arguments.require("out");
    if (!arguments.has("plan")) library::requireWritableFolder(arguments.path("out"));
    const library::CacheFolder cache(library::defaultCacheFolder());
    const pack::PackPlan plan = planOf(arguments, request, cache);
    if (arguments.has("plan")) {
        printPlan(arguments, plan);
        return 0;
    }
    pack::requireCounts(plan);
    library::ArtifactStore store(cache.path() / "artifacts");
    const pack::RenderedPack rendered = pack::render(plan, store, arguments.whole("jobs", 0, 256),
                                                     arguments.progress().part(0.6, 0.95, "rendering"));
    const pack::WrittenPack written = pack::write(rendered, arguments.path("out"), !arguments.has("no-zip"),
                                                  arguments.progress().part(0.95, 1.0, "writing"));
    if (const std::string shortfall = pack::shortfallOf(rendered); !shortfall.empty())
        warn(QString::fromStdString(shortfall)); // of a pack that is there: an error stands alone
    for (const std::string& notice : written.notices)
        warn(QString::fromStdString(notice));
    printResult(arguments, rendered, written);
    return 0;
}

int runVerify(const Arguments& arguments) {
    if (arguments.files().size() != 1) throw UsageError("verify takes one pack: its zip or its folder.");
    const pack::Verification verification = pack::verify(arguments.paths().front(), arguments.progress());
    for (const std::string& notice : verification.notices)
        warn(QString::fromStdString(notice));
    if (arguments.json()) {
        QJsonArray faults, notices;
        for (const std::string& notice : verification.notices)
            notices.append(QString::fromStdString(notice));
        for (const std::string& fault : verification.faults)
            faults.append(QString::fromStdString(fault));
        print(QJsonObject{{QStringLiteral("pack"), display(arguments.paths().front())},
                          {QStringLiteral("files"), verification.files},
                          {QStringLiteral("faults"), faults},
                          {QStringLiteral("notices"), notices},
                          {QStringLiteral("ok"), verification.faults.empty()}});
    } else {
        for (const std::string& fault : verification.faults)
            print(QString::fromStdString(fault));
    }
    if (!verification.faults.empty())
        throw Error(
            arguments.paths().front(),
            counted(static_cast<qint64>(verification.faults.size()), "fault", "faults").toStdString() +
                "; the pack is not what its manifest says.");
    if (!arguments.json())
        print(arguments.files().front() + QStringLiteral(": %1, all as the manifest says.")
                                              .arg(counted(verification.files, "file", "files")));
    return 0;
}

}
