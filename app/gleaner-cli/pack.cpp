#include "opened_library.h"
#include "verbs.h"

#include "catalog/enter.h"
#include "export/project_material.h"
#include "files/name_bytes.h"
#include "files/output_file.h"
#include "files/paths.h"
#include "library/cache_folder.h"
#include "library/guarded_recording.h"
#include "pack/event/better_takes.h"
#include "pack/package/flag_sentences.h"
#include "pack/package/lint_pack.h"
#include "pack/package/pack_memory.h"
#include "pack/plan/names.h"
#include "pack/plan/pack_settings.h"
#include "pack/plan/plan_flags.h"
#include "pack/plan/plan_json.h"
#include "pack/plan/request_json.h"
#include "pack/shards/plan_file.h"
#include "pack/shards/shards.h"
#include "slices/detection_settings.h"

#include <algorithm>
#include <cmath>

namespace gleaner::cli {
namespace {

/// All that the options say, of no recording yet.
pack::PackRequest settingsFromOptions(const Arguments& arguments) {
    pack::PackRequest request;
    arguments.read(pack::packSettings(), request);
    request.aligned = arguments.has("aligned") || arguments.has("prefer");
    if (arguments.has("prefer")) request.prefer = arguments.string("prefer");
    request.preset = arguments.has("preset") ? json::findPreset(arguments.string("preset"))
                                             : json::factoryPresets().front();
    for (const music::SampleKindInfo& kind : music::sampleKinds)
        if (const std::string option = kindPresetOption(kind); arguments.has(option.c_str()))
            request.kindPresets[kind.kind] = json::findPreset(arguments.string(option.c_str()));
    for (const std::string& error : {pack::namingError(request.naming), pack::foldersError(request.folders)})
        if (!error.empty()) throw UsageError(error);
    return request;
}

pack::PackRequest requestFromOptions(const Arguments& arguments) {
    if (arguments.files().isEmpty()) throw UsageError("a recording is missing.");
    pack::PackRequest request = settingsFromOptions(arguments);
    analysis::DetectSettings detection;
    arguments.read(analysis::detectionSettings(), detection);
    for (const audio::FileSequence& files : recordingsOf(arguments)) {
        request.assets.push_back({{}, {}, detection.channels});
        pack::setFiles(request.assets.back(), files);
    }
    return request;
}

/// Where a zipped project's samples and the patterns of any lie: beside the pack.
std::filesystem::path besidePack(const Arguments& arguments, const pack::ProjectFile& project,
                                 std::string_view what) {
    std::filesystem::path name = project.file.stem();
    name += ' ' + std::string(what);
    return arguments.path("out") / name;
}

/// The samples of a project, as they are: made for a song once, they are not shaped again unless asked.
pack::PackRequest requestFromProject(const Arguments& arguments) {
    if (!arguments.files().isEmpty()) throw UsageError("with --from the samples are those of the project.");
    for (const char* other : {"request", "aligned", "prefer", "join", "no-join"})
        if (arguments.has(other))
            throw UsageError(std::string("--from and --") + other + " exclude each other.");
    const pack::ProjectFile project = pack::readProjectFile(arguments.path("from"));
    if (project.isZip) arguments.require("out"); // which gets its samples
    const pack::ProjectMaterial material =
        pack::materialOf(project, besidePack(arguments, project, "samples"));
    for (const std::string& sentence : material.missing)
        warn(QString::fromStdString(sentence));
    pack::PackRequest request = settingsFromOptions(arguments);
    if (!arguments.has("preset")) request.preset = json::findPreset("transparent");
    if (!arguments.has("name")) request.name = material.title;
    request.assets = pack::assetsOf(material, arguments.progress().part(0.0, 0.3, "listening"));
    return request;
}

/// The project's patterns beside the pack, as MIDI.
void writePatterns(const Arguments& arguments) {
    const pack::ProjectFile project = pack::readProjectFile(arguments.path("from"));
    const auto patterns = pack::patternsAsMidi(flp::decode(project.bytes));
    const std::filesystem::path folder = besidePack(arguments, project, "patterns");
    std::error_code failed; // where it can't be made, neither can the files, which say so
    if (!patterns.empty()) std::filesystem::create_directories(folder, failed);
    for (const auto& [name, bytes] : patterns)
        json::writeFile(
            folder / library::pathFromUtf8(name),
            QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())));
}

/// Settings that a request file holds already: giving them beside it would leave open which one counts.
std::vector<std::string> settingOptions() {
    std::vector<std::string> options = {"preset",  "join",   "no-join",
                                        "aligned", "prefer", std::string(analysis::channelsSetting.option)};
    for (const music::SampleKindInfo& kind : music::sampleKinds)
        options.push_back(kindPresetOption(kind));
    for (const settings::Field<pack::PackRequest>& field : pack::packSettings())
        for (const std::string_view option : {field.setting.option, field.setting.offOption})
            if (!option.empty()) options.emplace_back(option);
    return options;
}

void requireNoSettings(const Arguments& arguments, const std::string& where) {
    for (const std::string& option : settingOptions())
        if (arguments.has(option.c_str()))
            throw UsageError("--" + option + " stands in the " + where + " already.");
}

pack::PackRequest requestFromFile(const Arguments& arguments) {
    if (!arguments.files().isEmpty()) throw UsageError("with --request the recordings stand in the file.");
    requireNoSettings(arguments, "request");
    const std::filesystem::path file = arguments.path("request");
    pack::PackRequest request = json::readValue(file, pack::strictRequestFromJson);
    if (request.assets.empty()) throw Error(file, "names no recording; list them in its \"assets\".");
    return request;
}

/// Whether the regions are still to be chosen: a request that holds them was aligned before.
bool isToAlign(const pack::PackRequest& request) {
    return request.aligned && std::ranges::none_of(request.assets, [](const pack::Asset& asset) {
               return asset.slices.has_value();
           });
}

/// "b.wav: begins 37.1230 s after a.wav, and its clock is 23.0 ppm slow".
void tellAligned(const library::Recording& first, const library::Recording& other,
                 const pack::AlignedTo& found) {
    warn(QString::fromStdString(other.file) +
         QStringLiteral(": begins %1 s %2 %3, and its clock is %4 ppm %5")
             .arg(std::abs(found.offset), 0, 'f', 4)
             .arg(found.offset < 0.0 ? QStringLiteral("before") : QStringLiteral("after"),
                  display(std::filesystem::path(first.file).filename()))
             .arg(std::abs(found.driftPpm), 0, 'f', 1)
             .arg(found.driftPpm < 0.0 ? QStringLiteral("fast") : QStringLiteral("slow")));
}

/// One event in several recordings: what is taken of each.
std::vector<library::Recording> betterOf(std::vector<library::Recording> recordings,
                                         pack::PackRequest& request, const Progress& progress) {
    pack::AlignedRecordings aligned = pack::takeBetter(std::move(recordings), request.prefer, progress);
    for (std::size_t n = 1; n < aligned.recordings.size(); ++n) {
        request.assets[n].aligned = aligned.alignments[n - 1];
        tellAligned(aligned.recordings[0], aligned.recordings[n], aligned.alignments[n - 1]);
    }
    return std::move(aligned.recordings);
}

/// Opens what the request names; where it is to be aligned, the request holds how it was.
std::vector<library::Recording> opened(const Arguments& arguments, pack::PackRequest& request,
                                       const library::CacheFolder& cache) {
    std::vector<library::RecordingToOpen> wanted;
    for (const pack::Asset& asset : request.assets)
        wanted.push_back({pack::filesOf(asset), pack::detectSettingsOf(request, asset.channels)});
    auto recordings = library::openRecordings(wanted, cache.path(), arguments.whole("jobs", 0, 256),
                                              arguments.progress().part(0.0, 0.5, "listening"));
    for (const library::Recording& recording : recordings)
        tellNotices(recording);
    if (isToAlign(request))
        recordings =
            betterOf(std::move(recordings), request, arguments.progress().part(0.5, 0.6, "aligning"));
    return recordings;
}

/// What the guards found in its samples, each a line.
std::vector<std::string> flagLines(const pack::PackPlan& plan) {
    std::vector<std::string> lines;
    for (const pack::PlanItem& item : plan.items)
        for (const std::string& sentence : pack::flagSentences(plan, item))
            lines.push_back(item.path + ' ' + sentence);
    if (plan.spoken > 0)
        lines.push_back(counted(plan.spoken, "sample", "samples").toStdString() +
                        " that would be nothing but muted speech stayed out of the pack");
    return lines;
}

void tellFlags(const pack::PackPlan& plan) {
    for (const std::string& line : flagLines(plan))
        warn(QString::fromStdString(line) + QLatin1Char('.'));
}

/// What is to be made, from recordings or from plans of them.
pack::PlanFile planFileFrom(const Arguments& arguments, const library::CacheFolder& cache) {
    if (arguments.has("from-plan")) {
        if (arguments.files().isEmpty()) throw UsageError("a plan is missing.");
        for (const char* other : {"request", "from"})
            if (arguments.has(other))
                throw UsageError(std::string("--") + other + " stands in the plan already.");
        requireNoSettings(arguments, "plan");
        return pack::readPlanFiles(arguments.paths());
    }
    pack::PackRequest request = arguments.has("from")      ? requestFromProject(arguments)
                                : arguments.has("request") ? requestFromFile(arguments)
                                                           : requestFromOptions(arguments);
    std::vector<library::Recording> recordings = opened(arguments, request, cache);
    return {{}, {}, std::move(request), std::move(recordings), {}};
}

/// What the guards have to say, where the request asks: it travels with the plan, so that no other machine
/// has to listen.
std::vector<std::vector<guards::Flag>> flagsFor(const Arguments& arguments, const pack::PlanFile& file,
                                                const library::CacheFolder& cache) {
    if (!file.request.speech) return {};
    return library::guardFlags(
        std::vector<library::RecordingRef>(file.recordings.begin(), file.recordings.end()), cache.path(),
        arguments.whole("jobs", 0, 256), arguments.progress().part(0.5, 0.6, "listening for flags"));
}

void writePlan(const Arguments& arguments, pack::PlanFile file, const library::CacheFolder& cache) {
    if (!arguments.has("from-plan"))
        file = pack::planFileOf(file.request, file.recordings, flagsFor(arguments, file, cache),
                                arguments.progress().part(0.6, 1.0, "planning"));
    const pack::PackPlan plan = pack::planIn(file);
    pack::requireNoSpeech(plan);
    tellFlags(plan);
    json::writeFile(arguments.path("plan-out"), json::toBytes(pack::toJson(file)));
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

/// The files of its kits, by their paths in the pack.
QJsonArray kitPaths(const pack::WrittenPack& written) {
    QJsonArray paths;
    for (const pack::Manifest::KitFile& file : written.kits)
        paths.append(QString::fromStdString(file.path));
    return paths;
}

/// The same of its papers.
QJsonArray paperPaths(const pack::WrittenPack& written) {
    QJsonArray paths;
    for (const pack::Manifest::PaperFile& file : written.papers)
        paths.append(QString::fromStdString(file.path));
    return paths;
}

/// How much the shop would refuse that the pack is for, as far as the plan tells.
void warnOfShop(const pack::PackPlan& plan) {
    const auto findings = pack::shopFindings(plan);
    if (findings.empty()) return;
    const auto red = std::ranges::count(findings, lint::Level::Red, &lint::Finding::level);
    warn(QStringLiteral("%1: %2 red, %3 amber; \"gleaner-cli lint PACK --profile %4\" tells which.")
             .arg(QString::fromStdString(lint::findProfile(plan.request.shop)->name))
             .arg(red)
             .arg(static_cast<qint64>(findings.size()) - red)
             .arg(QString::fromStdString(plan.request.shop)));
}

/// What the guards say, where they were asked: `told` gets it.
void putFlags(const pack::PackPlan& plan, QJsonObject& told) {
    if (!plan.request.speech) return;
    QJsonArray lines;
    for (const std::string& line : flagLines(plan))
        lines.append(QString::fromStdString(line));
    told[QStringLiteral("flags")] = lines;
    told[QStringLiteral("spoken")] = plan.spoken;
}

/// A pack that is there now, made or found.
struct Result {
    pack::StandingPack standing;
    int rendered = 0, reused = 0;
};

QJsonObject toJson(const pack::PackPlan& plan, const Result& result) {
    const pack::WrittenPack& written = result.standing.written;
    QJsonObject told{{QStringLiteral("packId"), QString::fromStdString(plan.packId)},
                     {QStringLiteral("configHash"), QString::fromStdString(plan.configHash)},
                     {QStringLiteral("folder"), display(written.folder)},
                     {QStringLiteral("manifest"), display(written.manifest)},
                     {QStringLiteral("zip"), written.zip ? QJsonValue(display(*written.zip)) : QJsonValue()},
                     {QStringLiteral("zipSha256"),
                      written.zip ? QJsonValue(QString::fromStdString(written.zipSha256)) : QJsonValue()},
                     {QStringLiteral("files"), static_cast<int>(plan.items.size())},
                     {QStringLiteral("kits"), kitPaths(written)},
                     {QStringLiteral("papers"), paperPaths(written)},
                     {QStringLiteral("seams"), result.standing.seams},
                     {QStringLiteral("hits"), plan.hits},
                     {QStringLiteral("loops"), plan.loops},
                     {QStringLiteral("phrases"), plan.phrases},
                     {QStringLiteral("textures"), plan.textures},
                     {QStringLiteral("rendered"), result.rendered},
                     {QStringLiteral("reused"), result.reused},
                     {QStringLiteral("belowTarget"), result.standing.belowTarget}};
    putFlags(plan, told);
    return told;
}

void printResult(const Arguments& arguments, const pack::PackPlan& plan, const Result& result) {
    const pack::WrittenPack& written = result.standing.written;
    if (!result.standing.shortfall.empty())
        warn(QString::fromStdString(
            result.standing.shortfall)); // of a pack that is there: an error stands alone
    for (const std::string& notice : written.notices)
        warn(QString::fromStdString(notice));
    if (arguments.json()) return print(toJson(plan, result));
    print(display(written.zip ? *written.zip : written.folder) +
          QStringLiteral(": %1; %2 rendered, %3 reused")
              .arg(countedSamples(plan))
              .arg(result.rendered)
              .arg(result.reused));
    if (!result.standing.loops.empty()) print(QString::fromStdString(result.standing.loops));
}

/// Its samples: made, or taken from where other machines made them.
pack::RenderedPack samplesOf(const Arguments& arguments, const pack::PackPlan& plan,
                             const std::filesystem::path& cache) {
    const int jobs = arguments.whole("jobs", 0, 256);
    const Progress progress = arguments.progress().part(0.6, 0.95, "rendering");
    if (arguments.has("from-plan"))
        return pack::SharedStore(arguments.path("store")).collect(plan, jobs, progress);
    library::ArtifactStore store(arguments.has("store") ? arguments.path("store") : cache / "artifacts");
    return pack::render(plan, store, jobs, progress);
}

/// A pack that stands as it was written is left alone.
Result makePack(const Arguments& arguments, const pack::PackPlan& plan, const std::filesystem::path& cache) {
    const std::filesystem::path out = arguments.path("out");
    const bool withZip = !arguments.has("no-zip");
    const pack::PackMemory packs(cache / "packs");
    if (auto standing = packs.find(plan, out, withZip))
        return {*std::move(standing), 0, static_cast<int>(plan.items.size())};
    const pack::RenderedPack rendered = samplesOf(arguments, plan, cache);
    const pack::WrittenPack written =
        pack::write(rendered, out, withZip, arguments.progress().part(0.95, 1.0, "writing"));
    if (written.notices.empty()) // they are told again while they hold
        packs.remember(rendered, written, out);
    return {pack::standingOf(rendered, written), rendered.rendered, rendered.reused};
}

/// The pack is there, whatever becomes of this.
void enterInLibrary(const Arguments& arguments, const pack::PackPlan& plan,
                    const pack::WrittenPack& written) {
    try {
        catalog::Library library(libraryFile(arguments));
        for (const std::string& notice : library.notices())
            warn(QString::fromStdString(notice));
        catalog::enterPack(library, written.folder, plan.sources);
    } catch (const Error& closed) {
        warn(QStringLiteral("not in the library: ") + QString::fromStdString(closed.what()));
    }
}

/// Before minutes of work are spent.
void requireOutputs(const Arguments& arguments) {
    const bool isPlanned = arguments.has("plan"), isWritten = arguments.has("plan-out");
    if (isPlanned && isWritten) throw UsageError("--plan writes nothing; leave it out, or --plan-out.");
    if (isWritten) return library::requireWritable(arguments.path("plan-out"));
    if (isPlanned) return;
    arguments.require("out");
    if (arguments.has("from-plan")) arguments.require("store");
    library::requireWritableFolder(arguments.path("out"));
}

}

int runPack(const Arguments& arguments) {
    requireOutputs(arguments);
    const library::CacheFolder cache(library::defaultCacheFolder());
    pack::PlanFile file = planFileFrom(arguments, cache);
    if (arguments.has("plan-out")) {
        writePlan(arguments, std::move(file), cache);
        return 0;
    }
    pack::PackPlan plan = pack::planIn(file);
    if (!arguments.has("from-plan")) // which holds what they said
        pack::askGuards(plan, cache.path(), arguments.whole("jobs", 0, 256),
                        arguments.progress().part(0.5, 0.6, "listening for flags"));
    if (arguments.has("plan")) {
        tellFlags(plan);
        printPlan(arguments, plan);
        return 0;
    }
    pack::requireCounts(plan);
    pack::requireNoSpeech(plan);
    const Result result = makePack(arguments, plan, cache.path());
    if (arguments.has("from")) writePatterns(arguments);
    enterInLibrary(arguments, plan, result.standing.written);
    warnOfShop(plan);
    tellFlags(plan);
    printResult(arguments, plan, result);
    return 0;
}

}
