#include "verbs.h"

#include "codec/file_reader.h"
#include "jobs/parallel.h"
#include "library/cache_folder.h"
#include "library/recording.h"
#include "library/sample_index.h"
#include "music/pitch.h"
#include "onsets/detect_onsets.h"
#include "similar/hit_choice.h"
#include "slices/detection_settings.h"
#include "json/fields.h"
#include "json/values.h"

#include <QJsonArray>

#include <cmath>
#include <map>
#include <utility>

namespace gleaner::cli {
namespace {

QString describe(const analysis::Slice& slice, int rate) {
    const music::SampleTraits& traits = slice.traits;
    QString line = QStringLiteral("%1  %2 .. %3 s  %4  %5")
                       .arg(QLatin1String(info(traits.kind).id.data()), -8)
                       .arg(secondsFromFrames(slice.range.begin, rate), 10, 'f', 3)
                       .arg(secondsFromFrames(slice.range.end, rate), 10, 'f', 3)
                       .arg(QLatin1String(info(traits.role).id.data()), -9)
                       .arg(slice.confidence, 4, 'f', 2);
    if (traits.bpm) line += QStringLiteral("  %1 bpm").arg(*traits.bpm, 0, 'f', 1);
    if (traits.key) line += QStringLiteral("  ") + QString::fromStdString(toString(*traits.key));
    if (slice.channels)
        line += QStringLiteral("  channels ") + QString::fromStdString(audio::toString({slice.channels}));
    return line + QStringLiteral("  ") + QString::fromStdString(slice.reason);
}

/// For each slice the id of the surer hit that it is nearly the same as; empty: none.
std::vector<std::string> nearlyTheSame(const std::vector<analysis::Slice>& slices) {
    std::vector<analysis::HitToChoose> hits;
    for (const analysis::Slice& slice : slices) // what is no hit has no fingerprint, and so is like nothing
        hits.push_back({slice.fingerprint, slice.confidence, false});
    std::vector<std::string> ids(slices.size());
    const auto duplicates = analysis::nearDuplicates(hits);
    for (std::size_t i = 0; i < slices.size(); ++i)
        if (duplicates[i]) ids[i] = slices[*duplicates[i]].id;
    return ids;
}

/// One slice after the other: a day of recordings holds tens of thousands, and as one document they would
/// take more memory than all the listening did.
void printJson(library::Recording recording) {
    const std::vector<analysis::Slice> slices = std::exchange(recording.detection.slices, {});
    const std::vector<std::string> duplicates = nearlyTheSame(slices);
    QJsonObject info = json::toJson(recording);
    info.remove(QStringLiteral("slices"));
    QByteArray head = json::toBytes(info).trimmed();
    head.chop(1);
    printPart(head.trimmed() + ",\n    \"slices\": [");
    const int channels = recording.info.channels;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const audio::Channels own = slices[i].channels.value_or(audio::Channels::usual(channels));
        const auto duplicate = duplicates[i].empty() ? std::nullopt : std::optional(duplicates[i]);
        const json::PrintedSlice slice{slices[i], audio::numbersOf(own, channels), own.isMix(), duplicate};
        printPart((i ? ",\n" : "\n") + json::toBytes(json::toJson(slice)).trimmed());
    }
    printPart("]\n}");
}

void printJson(const std::vector<library::Recording>& recordings) {
    printPart("{\"recordings\": [");
    for (std::size_t i = 0; i < recordings.size(); ++i) {
        if (i > 0) printPart(",\n");
        printJson(recordings[i]);
    }
    printPart("]}\n");
}

void printDetected(const library::Recording& recording) {
    print(QString::fromStdString(recording.file) + QStringLiteral(": %1 slices, noise floor %2 dBFS")
                                                       .arg(recording.detection.slices.size())
                                                       .arg(recording.detection.noiseFloorDb, 0, 'f', 1));
    const std::vector<analysis::Slice>& slices = recording.detection.slices;
    const std::vector<std::string> duplicates = nearlyTheSame(slices);
    for (std::size_t i = 0; i < slices.size(); ++i) {
        QString line = QStringLiteral("  ") + describe(slices[i], recording.info.rate);
        if (!duplicates[i].empty())
            line += QStringLiteral("; nearly the same as ") + QString::fromStdString(duplicates[i]);
        print(line);
    }
}

QJsonValue orNull(double value) { return std::isfinite(value) ? QJsonValue(value) : QJsonValue(); }

QString id(const auto& info) { return QLatin1String(info.id.data(), static_cast<qsizetype>(info.id.size())); }

/// What was told about a sample beside its sound, and by what; by name.
std::map<QString, QString> metadataOf(const library::AnalysedSample& analysed) {
    std::map<QString, QString> metadata;
    for (const analysis::AppliedField& field : analysed.metadata)
        metadata[QLatin1String(nameOf(field.field).data())] = QLatin1String(nameOf(field.source).data());
    return metadata;
}

QJsonObject toJson(const library::AnalysedSample& analysed, const QString& file) {
    const music::SampleTraits& traits = analysed.entry.traits;
    QJsonObject object = json::toJson(traits);
    object[QStringLiteral("file")] = file;
    object[QStringLiteral("seconds")] = analysed.entry.seconds;
    object[QStringLiteral("midiNote")] =
        traits.pitchHz ? QJsonValue(static_cast<int>(std::lround(music::midiFromHertz(*traits.pitchHz))))
                       : QJsonValue();
    object[QStringLiteral("lufs")] = analysed.entry.lufs ? orNull(*analysed.entry.lufs) : QJsonValue();
    object[QStringLiteral("truePeakDb")] = orNull(analysed.truePeakDb);
    QJsonObject metadata;
    for (const auto& [field, source] : metadataOf(analysed))
        metadata[field] = source;
    object[QStringLiteral("evidence")] = metadata;
    return object;
}

/// "kick.wav  hit  kick  52.3 Hz  -11.9 LUFS  (role from its name)"
QString describe(const library::AnalysedSample& analysed, const QString& file) {
    const music::SampleTraits& traits = analysed.entry.traits;
    QStringList words = {file, id(music::info(traits.kind)), id(music::info(traits.role))};
    const auto add = [&](const std::optional<double>& value, const char* unit) {
        if (value && std::isfinite(*value))
            words << QString::number(*value, 'f', 1) + QLatin1Char(' ') + QLatin1String(unit);
    };
    add(traits.bpm, "bpm");
    if (traits.key) words << QString::fromStdString(music::toString(*traits.key));
    add(traits.pitchHz, "Hz");
    add(analysed.entry.lufs, "LUFS");
    for (const auto& [field, source] : metadataOf(analysed))
        words << QStringLiteral("(%1 from its %2)").arg(field, source);
    return words.join(QStringLiteral("  "));
}

}

void tellNotices(const library::Recording& recording) {
    warnOfLength(recording.file, recording.info.note);
    for (const std::string& notice : library::channelNotices(recording))
        warn(QString::fromStdString(recording.file + ": " + notice));
}

int runDetect(const Arguments& arguments) {
    if (arguments.files().isEmpty()) throw UsageError("a recording is missing.");
    analysis::DetectSettings settings;
    arguments.read(analysis::detectionSettings(), settings);
    if (settings.kinds.empty()) throw UsageError("--kinds names no kind.");
    const library::CacheFolder cache(library::defaultCacheFolder());
    std::vector<library::RecordingToOpen> wanted;
    for (const audio::FileSequence& files : recordingsOf(arguments))
        wanted.push_back({files, settings});
    const auto recordings =
        library::openRecordings(wanted, cache.path(), arguments.whole("jobs", 0, 256), arguments.progress());
    for (const library::Recording& recording : recordings)
        tellNotices(recording);
    if (arguments.json()) {
        printJson(recordings);
        return 0;
    }
    for (const library::Recording& recording : recordings)
        printDetected(recording);
    return 0;
}

int runOnsets(const Arguments& arguments) {
    if (arguments.files().size() != 1) throw UsageError("onsets takes one file.");
    analysis::DetectSettings settings;
    arguments.read(analysis::detectionSettings(), settings);
    audio::FileReader reader(arguments.paths().front());
    warnOfLength(reader.file(), reader.info().note);
    const std::vector<double> onsets =
        analysis::detectOnsets(reader, settings.sensitivity, arguments.progress());
    if (arguments.json()) {
        QJsonArray list;
        for (const double seconds : onsets)
            list.append(seconds);
        print(QJsonObject{{QStringLiteral("file"), display(arguments.paths().front())},
                          {QStringLiteral("onsets"), list}});
        return 0;
    }
    for (const double seconds : onsets)
        print(QString::number(seconds, 'f', 6));
    return 0;
}

int runAnalyse(const Arguments& arguments) {
    if (arguments.files().isEmpty()) throw UsageError("a file is missing.");
    const std::vector<std::filesystem::path> files = arguments.paths();
    std::vector<library::AnalysedSample> analysed(files.size());
    const auto belief =
        arguments.has("no-evidence") ? library::Belief::SoundAlone : library::Belief::NameAndChunksToo;
    analysis::DetectSettings detection;
    arguments.read(analysis::detectionSettings(), detection);
    jobs::parallelFor(static_cast<int>(files.size()), arguments.whole("jobs", 0, 256), arguments.progress(),
                      [&](int i, const Progress&) {
                          const auto slot = static_cast<std::size_t>(i);
                          analysed[slot] = library::analyse(files[slot], belief, detection.tempi);
                      });
    if (arguments.json()) {
        QJsonArray list;
        for (std::size_t n = 0; n < files.size(); ++n)
            list.append(toJson(analysed[n], display(files[n])));
        print(QJsonObject{{QStringLiteral("samples"), list}});
        return 0;
    }
    for (std::size_t n = 0; n < files.size(); ++n)
        print(describe(analysed[n], display(files[n])));
    return 0;
}

}
