#include "pack/package/write.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "files/archive.h"
#include "files/copy_file.h"
#include "files/kept_files.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "files/staged.h"
#include "jobs/parallel.h"
#include "pack/package/kit_files.h"
#include "pack/package/manifest.h"
#include "pack/package/paper_files.h"
#include "json/json.h"

#include <QFile>

#include <algorithm>
#include <set>
#include <system_error>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

/// Proved on its way: what lies in the store was believed by its stamp.
void copyTo(const Artifact& artifact, const fs::path& to, const fs::path& target) {
    if (library::hashedCopy(artifact.file, to, target) == artifact.sha256) return;
    throw Error(artifact.file, "is not what was rendered: its disk or another program changed it; "
                               "\"gleaner-cli cache --check\" removes it.");
}

void makeFolder(const fs::path& folder, const fs::path& target) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) throw Error(target, "can't be written (" + plainReason(failed) + ").");
}

/// Fills `folder`, which is going to be `target`, with the samples.
void fillFolder(const RenderedPack& pack, const fs::path& folder, const fs::path& target,
                const Progress& progress) {
    std::set<fs::path> folders;
    for (std::size_t n = 0; n < pack.artifacts.size(); ++n) {
        progress.part(0.0, 1.0, "writing " + pack.artifacts[n].item.path)
            .report(static_cast<double>(n) / static_cast<double>(pack.artifacts.size()));
        const fs::path inside = library::pathFromUtf8(pack.artifacts[n].item.path);
        if (folders.insert(inside.parent_path()).second)
            makeFolder(folder / inside.parent_path(), target / inside);
        copyTo(pack.artifacts[n], folder / inside, target / inside);
    }
}

/// What the pack in a folder is made of, by its manifest. Without one that can be read nothing but it is
/// known to be ours, so all else counts as a person's.
WrittenFiles writtenIn(const fs::path& folder) {
    WrittenFiles written;
    std::error_code missing;
    if (!fs::is_regular_file(folder / manifestName, missing)) return written;
    written[manifestName] = library::sha256OfFile(folder / manifestName);
    jobs::guarded([&] {
        const Manifest manifest = readManifest(folder / manifestName);
        for (const Manifest::Artifact& artifact : manifest.artifacts)
            written[artifact.sample.path] = artifact.sha256;
        for (const Manifest::KitFile& file : manifest.kits)
            written[file.path] = file.sha256;
        for (const Manifest::PaperFile& file : manifest.papers)
            written[file.path] = file.sha256;
    });
    return written;
}

/// Beside the zips lies the manifest of the pack that was written last; a file of that name that is somebody
/// else's stays. One whose hash of itself holds is ours; only others are read as a whole.
bool mayHoldManifest(const fs::path& file) {
    std::error_code missing;
    if (!fs::exists(file, missing)) return true;
    QFile bytes(library::qStringFromPath(file));
    if (bytes.open(QIODevice::ReadOnly) && selfProofOf(bytes.readAll().toStdString()) == SelfProof::Holds)
        return true;
    const jobs::Ended read = jobs::guarded([&] { readManifest(file); });
    return read.error.empty();
}

std::vector<ZipItem> zipItems(const RenderedPack& pack, const std::string& manifest, const fs::path& folder,
                              const WrittenPack& written) {
    const std::string inside = pack.plan.folder + '/';
    std::vector<ZipItem> items{{inside + manifestName, {}, manifest}};
    for (const Artifact& artifact : pack.artifacts)
        items.push_back({inside + artifact.item.path, artifact.file, {}});
    for (const Manifest::KitFile& file : written.kits)
        items.push_back({inside + file.path, folder / library::pathFromUtf8(file.path), {}});
    for (const Manifest::PaperFile& file : written.papers)
        items.push_back({inside + file.path, folder / library::pathFromUtf8(file.path), {}});
    return items;
}

/// What was written into the folder, as it will stand in `target`: moving a folder leaves the stamps of what
/// is in it.
std::vector<StampedFile> stampsIn(const fs::path& folder, const fs::path& target, const RenderedPack& pack,
                                  const WrittenPack& written) {
    std::vector<StampedFile> files{{target / manifestName, stampOf(folder / manifestName)}};
    const auto add = [&](const std::string& path) {
        const fs::path inside = library::pathFromUtf8(path);
        files.push_back({target / inside, stampOf(folder / inside)});
    };
    for (const Artifact& artifact : pack.artifacts)
        add(artifact.item.path);
    for (const Manifest::KitFile& file : written.kits)
        add(file.path);
    for (const Manifest::PaperFile& file : written.papers)
        add(file.path);
    return files;
}

/// Of files that were committed by themselves. One that was changed or went away in this moment keeps a stamp
/// that no file has.
void restamp(std::vector<StampedFile>& moved) {
    for (StampedFile& file : moved)
        jobs::guarded([&] {
            if (const FileStamp now = stampOf(file.file); isMovedOnly(file.stamp, now)) file.stamp = now;
        });
}

}

WrittenPack write(const RenderedPack& pack, const fs::path& out, bool withZip, const Progress& progress) {
    const fs::path target = fs::absolute(out).lexically_normal();
    WrittenPack written{
        out / pack.plan.folder, out / pack.plan.folder / manifestName, {}, {}, {}, {}, {}, {}, {}};
    std::vector<StampedFile> alone;
    Staged staged;
    staged.makeFolders(target);

    const fs::path packTarget = target / pack.plan.folder;
    const fs::path folder = staged.folder(packTarget);
    fillFolder(pack, folder, packTarget, progress.part(0.0, 0.2));
    written.kits = writeKits(pack, folder, packTarget, progress.part(0.2, 0.4));
    WrittenPapers papers = writePapers(pack, folder, packTarget, progress.part(0.4, 0.5));
    written.papers = std::move(papers.files);
    const std::string manifest = manifestJson(pack, written.kits, written.papers);
    written.manifestSha256 = library::sha256Of(manifest);
    json::writeFile(folder / manifestName, QByteArray::fromStdString(manifest));
    written.notices = keepFiles(packTarget, folder, writtenIn(packTarget), Former::Drop);
    std::ranges::move(papers.notes, std::back_inserter(written.notices));
    if (withZip) {
        written.zip = out / (pack.plan.folder + ".zip");
        staged.write(target / (pack.plan.folder + ".zip"), [&](const fs::path& zip) {
            written.zipSha256 =
                writeZip(zip, zipItems(pack, manifest, folder, written), progress.part(0.5, 1.0));
            alone.push_back({target / (pack.plan.folder + ".zip"), stampOf(zip)});
        });
    }
    if (mayHoldManifest(target / manifestName))
        staged.write(
            target / manifestName,
            [&](const fs::path& copy) {
                json::writeFile(copy, QByteArray::fromStdString(manifest));
                alone.push_back({target / manifestName, stampOf(copy)});
            },
            OutputLock::IfTaken::Wait);
    progress.report(1.0);
    written.files = stampsIn(folder, packTarget, pack, written);
    staged.commit();
    restamp(alone);
    written.files.insert(written.files.end(), alone.begin(), alone.end());
    return written;
}

}
