#include "verbs.h"

#include "project_output.h"

#include "export/output_settings.h"
#include "export/song_relink.h"
#include "export/song_samples.h"
#include "files/output_file.h"
#include "flp/conformity.h"
#include "json/flp_json.h"
#include "json/json.h"
#include "json/values.h"

#include <QJsonArray>

namespace gleaner::cli {
namespace {

QString q(const std::string& text) { return QString::fromStdString(text); }

/// "3" or "3:2": the bar, and the beat in it where it is not the first, counted from 1.
QString barOf(std::int64_t ticks, const flp::Project& project) {
    const std::int64_t bar = flp::ticksPerBar(project),
                       beat = std::max<std::int64_t>(1, bar / project.numerator);
    const std::int64_t inBar = ticks % bar / beat;
    return QString::number(ticks / bar + 1) + (ticks % bar ? u':' + QString::number(inBar + 1) : QString());
}

QString sampleText(const flp::ProjectChannel& channel) {
    if (channel.samplePath.empty()) return {};
    return q(channel.samplePath) +
           (channel.sampleExists == false ? QStringLiteral("  (missing)") : QString());
}

void printChannels(const flp::Project& project) {
    for (const flp::ProjectChannel& channel : project.channels)
        print(QStringLiteral("  channel %1  %2  %3  %4")
                  .arg(channel.id, 3)
                  .arg(q(channel.type), -10)
                  .arg(q(channel.name), sampleText(channel)));
}

void printPatterns(const flp::Project& project) {
    for (const flp::ProjectPattern& pattern : project.patterns)
        print(QStringLiteral("  pattern %1  %2  %3 notes")
                  .arg(QString::number(pattern.id).rightJustified(3), q(pattern.name),
                       QString::number(pattern.notes.size())));
}

/// What a clip plays, by name where it has one.
QString sourceOf(const flp::ProjectItem& item, const flp::Project& project) {
    std::string name;
    if (item.kind == "pattern") {
        for (const flp::ProjectPattern& pattern : project.patterns)
            if (pattern.id == item.index) name = pattern.name;
        return QStringLiteral("pattern %1  %2").arg(item.index).arg(q(name));
    }
    for (const flp::ProjectChannel& channel : project.channels)
        if (channel.id == item.index) name = channel.name;
    return QStringLiteral("%1 clip of channel %2  %3").arg(q(item.kind)).arg(item.index).arg(q(name));
}

void printPlaylist(const flp::Project& project) {
    for (const flp::ProjectItem& item : project.playlist) {
        const double beats = static_cast<double>(item.lengthTicks) / std::max(1, project.ppq);
        print(QStringLiteral("  bar %1  track %2  %3 beats  %4%5")
                  .arg(barOf(item.startTicks, project), -6)
                  .arg(item.track, 3)
                  .arg(beats)
                  .arg(sourceOf(item, project), item.muted ? QStringLiteral("  (muted)") : QString()));
    }
    for (const flp::ProjectMarker& marker : project.markers)
        print(QStringLiteral("  bar %1  marker  %2")
                  .arg(barOf(marker.positionTicks, project), -6)
                  .arg(q(marker.name)));
}

void printMixer(const flp::Project& project) {
    for (const flp::ProjectInsert& insert : project.mixer) {
        QStringList effects;
        for (const std::string& effect : insert.effects)
            effects << q(effect);
        print(QStringLiteral("  insert %1  %2  %3")
                  .arg(insert.number, 3)
                  .arg(q(insert.name), effects.join(QStringLiteral(", "))));
    }
}

void printProject(const flp::Project& project, const std::vector<std::string>& errors, const QString& file) {
    const double bpm = project.startTempo.value_or(project.tempo);
    const QString tempo =
        (project.numbersKnown ? QString::number(bpm) : QStringLiteral("?")) +
        (project.tempoAutomation.empty() ? QStringLiteral(" bpm") : QStringLiteral(" bpm to begin with"));
    print(file + QStringLiteral(": FL Studio ") + q(project.version) +
          QStringLiteral(", %1, %2 channels, %3 patterns, %4 playlist items")
              .arg(tempo)
              .arg(project.channels.size())
              .arg(project.patterns.size())
              .arg(project.playlist.size()));
    if (!project.title.empty()) print(QStringLiteral("  title  ") + q(project.title));
    printChannels(project);
    printPatterns(project);
    printPlaylist(project);
    printMixer(project);
    for (const std::string& warning : project.warnings)
        warn(q(warning));
    for (const std::string& error : errors)
        if (std::ranges::none_of(project.warnings,
                                 [&](const std::string& warning) { return warning.starts_with(error); }))
            warn(q(error));
}

QJsonObject lostToJson(const flp::ProjectChannel& channel) {
    return {{QStringLiteral("channel"), channel.id},
            {QStringLiteral("name"), q(channel.name)},
            {QStringLiteral("samplePath"), q(channel.samplePath)}};
}

int printMissing(const flp::Project& project, const Arguments& arguments) {
    QJsonArray lost;
    for (const flp::ProjectChannel& channel : project.channels) {
        if (channel.sampleExists != false) continue;
        lost.append(lostToJson(channel));
        if (!arguments.json())
            print(QStringLiteral("channel %1  %2  %3")
                      .arg(channel.id, 3)
                      .arg(q(channel.name), q(channel.samplePath)));
    }
    if (arguments.json()) print(QJsonObject{{QStringLiteral("missing"), lost}});
    return 0;
}

void writeBytes(const std::filesystem::path& file, const flp::Bytes& bytes) {
    json::writeFile(
        file, QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())));
}

/// What is asked for is a copy: somebody's own project is never written over.
void requireCopy(const std::filesystem::path& own, const std::filesystem::path& output) {
    std::error_code failed;
    if (std::filesystem::equivalent(own, output, failed))
        throw UsageError("--output would write over " + own.string() + "; give the copy another name.");
}

int relink(const Arguments& arguments, const pack::ProjectFile& project) {
    arguments.require("output");
    requireCopy(project.file, arguments.path("output"));
    library::requireWritable(arguments.path("output"));
    const pack::RelinkedProject made =
        namingFile(project.file, [&] { return pack::relinkSamples(project, arguments.path("relink")); });
    QJsonArray found, unresolved;
    for (const pack::RelinkedChannel& channel : made.channels) {
        QJsonObject entry{{QStringLiteral("channel"), channel.channel},
                          {QStringLiteral("from"), q(channel.from)}};
        if (channel.to.empty()) {
            entry[QStringLiteral("reason")] = q(channel.problem);
            unresolved.append(entry);
            warn(q(channel.from + ": " + channel.problem));
        } else {
            entry[QStringLiteral("to")] = q(channel.to);
            found.append(entry);
        }
    }
    writeBytes(arguments.path("output"), made.bytes);
    if (arguments.json()) {
        print(QJsonObject{{QStringLiteral("files"), QJsonArray{arguments.text("output")}},
                          {QStringLiteral("relinked"), found},
                          {QStringLiteral("unresolved"), unresolved}});
        return 0;
    }
    print(arguments.text("output"));
    for (const QJsonValue& one : found)
        print(QStringLiteral("  channel %1  %2").arg(one[u"channel"].toInt(), 3).arg(one[u"to"].toString()));
    return 0;
}

/// The song with its samples where they lie beside it. Throws Error with every fault of the song and every
/// sample that is missing; on the way to another machine those are but said.
music::Song readSong(const std::filesystem::path& file, const pack::SongOutputs& outputs,
                     std::vector<std::string>& notices) {
    const music::Song song = pack::withSamplesUnder(json::readValue(file, json::strictSongFromJson),
                                                    std::filesystem::absolute(file).parent_path());
    std::vector<pack::SongSample> samples = pack::samplesOf(song);
    std::erase_if(samples, [](const pack::SongSample& sample) { return pack::isForeign(sample.path); });
    std::string missing;
    for (const std::string& path : pack::missingOf(samples))
        missing += (missing.empty() ? "" : ", ") + path;
    std::vector<std::string> errors = music::validate(song);
    if (!missing.empty())
        (outputs.windowsPaths ? notices : errors)
            .push_back("Samples of the song are missing: " + missing + ".");
    if (!errors.empty()) throw Error(file, music::joined(errors));
    return song;
}

int writeProject(const Arguments& arguments) {
    arguments.require("output");
    library::requireWritable(arguments.path("output"));
    const std::filesystem::path source = arguments.path("from");
    library::requireOther(arguments.path("output"), {&source, 1});
    pack::SongOutputs outputs;
    readProjectOptions(arguments, outputs);
    std::vector<std::string> notices;
    const music::Song song = readSong(source, outputs, notices);
    const auto made = namingFile(source, [&] { return pack::projectOf(song, outputs); });
    notices.insert(notices.end(), made.notices.begin(), made.notices.end());
    writeBytes(arguments.path("output"), made.bytes);
    QJsonArray entry;
    for (const std::string& notice : notices) {
        warn(q(notice));
        entry.append(q(notice));
    }
    if (arguments.json()) {
        QJsonObject told{{QStringLiteral("files"), QJsonArray{arguments.text("output")}},
                         {QStringLiteral("notices"), entry}};
        if (arguments.has("merge")) told[QStringLiteral("merge")] = mergeToJson(made.lines);
        print(told);
        return 0;
    }
    print(arguments.text("output"));
    printLines(made.lines);
    return 0;
}

}

namespace {

void readIntoOption(const Arguments& arguments, pack::SongOutputs& outputs) {
    if (!arguments.has("into")) return;
    const std::string into = arguments.string("into");
    if (!arguments.has("template")) throw UsageError("--into goes with --template.");
    if (into != "new" && into != "shown") throw UsageError("--into is new or shown, not \"" + into + "\".");
    outputs.ownArrangement = into == "shown";
}

void readMergeOptions(const Arguments& arguments, pack::SongOutputs& outputs) {
    if (!arguments.has("merge")) {
        if (arguments.has("baseline")) throw UsageError("--baseline goes with --merge.");
        return;
    }
    for (const char* other : {"template", "fl"})
        if (arguments.has(other))
            throw UsageError(std::string("--merge and --") + other + " exclude each other.");
    outputs.mergeFile = arguments.path("merge");
    outputs.baselineFile = arguments.path("baseline");
    if (arguments.has("output")) requireCopy(outputs.mergeFile, arguments.path("output"));
}

}

QJsonArray mergeToJson(const std::vector<flp::MergeLine>& lines) {
    QJsonArray list;
    for (const flp::MergeLine& line : lines)
        list.append(QJsonObject{{QStringLiteral("step"), q(std::string(flp::infoOf(line.step).id))},
                                {QStringLiteral("text"), q(line.sentence)}});
    return list;
}

void printLines(const std::vector<flp::MergeLine>& lines) {
    for (const flp::MergeLine& line : lines)
        print(QStringLiteral("  %1  %2")
                  .arg(q(std::string(flp::infoOf(line.step).id)), -7)
                  .arg(q(line.sentence)));
}

void readProjectOptions(const Arguments& arguments, pack::SongOutputs& outputs) {
    if (arguments.has("fl") && arguments.has("template"))
        throw UsageError("--template has a version of its own; leave --fl out.");
    arguments.read(pack::outputSettings(), outputs);
    outputs.templateFile = arguments.path("template"); // bytes that are no text included
    if (arguments.has("template") && arguments.has("output"))
        requireCopy(outputs.templateFile, arguments.path("output"));
    readIntoOption(arguments, outputs);
    readMergeOptions(arguments, outputs);
    if (const std::string complaint = pack::complaintAbout(outputs); !complaint.empty())
        throw UsageError(complaint);
}

int runFlp(const Arguments& arguments) {
    if (arguments.has("from")) return writeProject(arguments);
    if (arguments.files().size() != 1) throw UsageError("flp takes one project, or --from and --output.");
    if (arguments.has("output") != arguments.has("relink"))
        throw UsageError("--output goes with --from, or with --relink.");
    for (const char* option : {"template", "merge"})
        if (arguments.has(option)) throw UsageError(std::string("--") + option + " goes with --from.");
    const pack::ProjectFile source = pack::readProjectFile(arguments.paths().front());
    if (arguments.has("relink")) return relink(arguments, source);
    flp::Project project = namingFile(source.file, [&] { return flp::decode(source.bytes); });
    pack::lookForSamples(project, source);
    if (arguments.has("missing")) return printMissing(project, arguments);
    const std::vector<std::string> errors = flp::errorsOf(flp::readEvents(source.bytes));
    if (!arguments.json()) {
        printProject(project, errors, arguments.files().front());
        return 0;
    }
    QJsonObject object = json::toJson(project);
    QJsonArray entry;
    for (const std::string& error : errors)
        entry.append(q(error));
    object[QStringLiteral("faults")] = entry;
    print(object);
    return 0;
}

}
