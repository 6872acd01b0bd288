#include "verbs.h"

#include "library/cache_folder.h"
#include "library/guarded_recording.h"

#include <QJsonArray>

namespace gleaner::cli {
namespace {

QString flagText(std::string_view view) {
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QJsonObject toJson(const guards::Flag& flag, int rate) {
    const guards::FlagInfo& info = guards::info(flag.kind);
    return {{QStringLiteral("flag"), flagText(info.id)},
            {QStringLiteral("begin"), static_cast<qint64>(flag.range.begin)},
            {QStringLiteral("end"), static_cast<qint64>(flag.range.end)},
            {QStringLiteral("seconds"), secondsFromFrames(flag.range.begin, rate)},
            {QStringLiteral("value"), flag.value},
            {QStringLiteral("unit"), flagText(info.unit)},
            {QStringLiteral("grave"), info.severity == guards::Severity::Grave}};
}

/// "  speech    12.300 ..   15.820 s  1.00 sure"
QString line(const guards::Flag& flag, int rate) {
    const guards::FlagInfo& info = guards::info(flag.kind);
    return QStringLiteral("  %1  %2 .. %3 s  %4 %5")
        .arg(flagText(info.id), -8)
        .arg(secondsFromFrames(flag.range.begin, rate), 10, 'f', 3)
        .arg(secondsFromFrames(flag.range.end, rate), 10, 'f', 3)
        .arg(flag.value, 0, 'f', flag.kind == guards::FlagKind::Speech ? 2 : 1)
        .arg(flagText(info.unit));
}

void printJson(const std::vector<library::Recording>& recordings,
               const std::vector<std::vector<guards::Flag>>& flags) {
    QJsonArray files;
    for (std::size_t n = 0; n < recordings.size(); ++n) {
        QJsonArray own;
        for (const guards::Flag& flag : flags[n])
            own.append(toJson(flag, recordings[n].info.rate));
        files.append(QJsonObject{{QStringLiteral("file"), QString::fromStdString(recordings[n].file)},
                                 {QStringLiteral("sha256"), QString::fromStdString(recordings[n].sha256)},
                                 {QStringLiteral("rate"), recordings[n].info.rate},
                                 {QStringLiteral("flags"), own}});
    }
    print(QJsonObject{{QStringLiteral("guardVersion"), guards::guardVersion},
                      {QStringLiteral("files"), files}});
}

}

int runGuard(const Arguments& arguments) {
    if (arguments.files().isEmpty()) throw UsageError("a file is missing.");
    const library::CacheFolder cache(library::defaultCacheFolder());
    std::vector<library::Recording> recordings;
    for (const std::filesystem::path& file : arguments.paths()) {
        recordings.push_back(library::identifyRecording(file, {}, cache.path(), {}).recording);
        warnOfLength(recordings.back().file, recordings.back().info.note);
    }
    const auto flags = library::guardFlags(
        std::vector<library::RecordingRef>(recordings.begin(), recordings.end()), cache.path(),
        arguments.whole("jobs", 0, 256), arguments.progress().part(0.0, 1.0, "Listening"));
    if (arguments.json()) {
        printJson(recordings, flags);
        return 0;
    }
    for (std::size_t n = 0; n < recordings.size(); ++n) {
        print(QString::fromStdString(recordings[n].file) + QStringLiteral(": ") +
              counted(static_cast<qint64>(flags[n].size()), "flag", "flags"));
        for (const guards::Flag& flag : flags[n])
            print(line(flag, recordings[n].info.rate));
    }
    return 0;
}

}
