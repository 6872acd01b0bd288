#include "verbs.h"

#include "codec/file_reader.h"
#include "files/paths.h"
#include "library/cache_folder.h"
#include "pack/package/pack_diff.h"
#include "pack/package/packed.h"
#include "pack/package/verify.h"
#include "pack/package/verify_sample.h"

#include <QJsonArray>

namespace gleaner::cli {
namespace {

QJsonArray listed(const std::vector<std::string>& sentences) {
    QJsonArray list;
    for (const std::string& sentence : sentences)
        list.append(QString::fromStdString(sentence));
    return list;
}

void warnOf(const std::vector<std::string>& notices) {
    for (const std::string& notice : notices)
        warn(QString::fromStdString(notice));
}

int verifyPack(const Arguments& arguments) {
    if (arguments.has("pack")) throw UsageError("--pack goes with a sample, not with a pack.");
    const library::CacheFolder cache(library::defaultCacheFolder());
    const pack::PackMemory memory(cache.path() / "packs");
    const pack::Verification verification =
        pack::verify(arguments.paths().front(), arguments.progress(), &memory,
                     arguments.has("measure") ? pack::LevelProof::Measured : pack::LevelProof::Told);
    warnOf(verification.notices);
    if (arguments.json())
        print(QJsonObject{{QStringLiteral("pack"), display(arguments.paths().front())},
                          {QStringLiteral("files"), verification.files},
                          {QStringLiteral("faults"), listed(verification.errors)},
                          {QStringLiteral("notices"), listed(verification.notices)},
                          {QStringLiteral("ok"), verification.errors.empty()}});
    else
        for (const std::string& error : verification.errors)
            print(QString::fromStdString(error));
    if (!verification.errors.empty())
        throw Error(
            arguments.paths().front(),
            counted(static_cast<qint64>(verification.errors.size()), "fault", "faults").toStdString() +
                "; the pack is not what its manifest says.");
    if (!arguments.json())
        print(arguments.files().front() + QStringLiteral(": %1, all as the manifest says.")
                                              .arg(counted(verification.files, "file", "files")));
    return 0;
}

int verifySample(const Arguments& arguments) {
    if (arguments.has("measure")) throw UsageError("--measure goes with a pack, not with a sample.");
    const std::filesystem::path file = arguments.paths().front();
    const auto pack = arguments.has("pack") ? std::optional(arguments.path("pack")) : std::nullopt;
    const pack::SampleVerification verification = pack::verifySample(file, pack, arguments.progress());
    warnOf(verification.notices);
    if (arguments.json()) {
        print(pack::toJson(verification, display(file).toStdString()));
    } else {
        for (const std::string& line : pack::originLines(verification.origin))
            print(QString::fromStdString(line));
        for (const pack::NamedChange& change : verification.changes)
            print(QStringLiteral("Changed: ") + QString::fromStdString(change.text));
    }
    if (!verification.changes.empty())
        throw Error(
            file,
            "is not what was written: " +
                counted(static_cast<qint64>(verification.changes.size()), "change", "changes").toStdString() +
                '.');
    if (!verification.notices.empty()) throw Error(file, "could not be proved.");
    if (!arguments.json()) print(arguments.files().front() + QStringLiteral(": as it was written."));
    return 0;
}

pack::Manifest manifestOf(const std::filesystem::path& pack) { return pack::openPack(pack)->manifest(); }

}

int runVerify(const Arguments& arguments) {
    if (arguments.files().size() != 1)
        throw UsageError("verify takes one pack (its zip or its folder) or one sample.");
    const std::filesystem::path file = arguments.paths().front();
    const bool isSample = library::isFile(file) && audio::hasReadableExtension(file);
    return isSample ? verifySample(arguments) : verifyPack(arguments);
}

int runDiff(const Arguments& arguments) {
    if (arguments.files().size() != 2)
        throw UsageError("diff takes two packs, the older one first: their zips or folders.");
    const pack::PackDifference difference =
        pack::difference(manifestOf(arguments.paths()[0]), manifestOf(arguments.paths()[1]));
    if (arguments.json())
        print(pack::toJson(difference));
    else
        printText(QString::fromStdString(pack::changelogEntry(difference)).trimmed());
    return 0;
}

}
