#include "pack/package/write.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "codec/file_reader.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "library/unpacked_list.h"
#include "pack/package/manifest.h"
#include "pack/package/packed.h"
#include "json/json.h"

#include <QTemporaryDir>

#include <algorithm>
#include <system_error>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

std::vector<music::SampleEntry> entriesOf(const Manifest& manifest) {
    std::vector<music::SampleEntry> entries;
    for (const Manifest::Artifact& artifact : manifest.artifacts)
        entries.push_back(artifact.sample);
    return entries;
}

void moveInto(std::vector<music::SampleEntry>& entries, const fs::path& folder) {
    const fs::path whole = fs::absolute(folder).lexically_normal();
    for (music::SampleEntry& entry : entries)
        entry.path = library::genericUtf8(whole / library::pathFromUtf8(entry.path));
}

/// What is to be composed with is what the manifest says, or nothing is composed.
void requireProved(const fs::path& file, const Manifest::Artifact& artifact, const fs::path& zip) {
    if (library::sha256OfFile(file) != artifact.sha256)
        throw Error(zip, "\"" + artifact.sample.path +
                             "\" in it is not what its manifest says (SHA-256 differs); "
                             "take a sound copy of the pack.");
}

bool isThere(const fs::path& file, const Manifest::Artifact& artifact) {
    std::error_code missing;
    return fs::is_regular_file(file, missing) && library::sha256OfFile(file) == artifact.sha256;
}

void putInPlace(const fs::path& from, const fs::path& to) {
    std::error_code failed;
    fs::create_directories(to.parent_path(), failed);
    if (!failed) fs::rename(from, to, failed);
    if (failed)
        throw Error(to, "can't be written (" + plainReason(failed) + "); check the space on the disk.");
}

/// Unpacks and proves what is not there yet, each file beside and then in one step. The folder's name comes
/// from the manifest's own bytes, so another pack never meets it.
fs::path unpack(PackedFiles& pack, const Manifest& manifest, const fs::path& zip,
                const fs::path& cacheFolder) {
    const std::string manifestBytes = pack.manifestBytes();
    if (selfProofOf(manifestBytes) == SelfProof::Fails)
        throw Error(zip, "its manifest is not what was written; take a sound copy of the pack.");
    const fs::path folder = cacheFolder / "unpacked" / library::sha256Of(manifestBytes).substr(0, 16);
    std::error_code failed;
    fs::create_directories(folder, failed);
    std::vector<library::UnpackedFile> files;
    for (const Manifest::Artifact& artifact : manifest.artifacts)
        files.push_back({artifact.sample.path, artifact.sha256});
    library::writeUnpackedList(folder, files); // first: what lies here is known to be ours
    const QTemporaryDir beside(library::qStringFromPath(cacheFolder / "unpacked" / ".part-XXXXXX"));
    if (!beside.isValid()) throw Error(folder, "can't be written; check the space on the disk of the cache.");
    const fs::path temporary = library::pathFromUtf8(beside.path().toStdString()) / "sample";
    for (const Manifest::Artifact& artifact : manifest.artifacts) {
        const fs::path target = folder / library::pathFromUtf8(artifact.sample.path);
        if (isThere(target, artifact)) continue;
        pack.extract(artifact.sample.path, temporary, {});
        requireProved(temporary, artifact, zip);
        putInPlace(temporary, target);
    }
    return folder;
}

}

std::vector<music::SampleEntry> sampleEntries(const RenderedPack& pack) {
    // By way of the manifest: a song must not depend on whether its pack was read from disk or just made.
    const QByteArray manifest = QByteArray::fromStdString(manifestJson(pack));
    std::vector<music::SampleEntry> entries =
        entriesOf(manifestFromJson(json::parseObject(manifest, manifestName)));
    for (std::size_t n = 0; n < entries.size(); ++n)
        entries[n].path = library::genericUtf8(fs::absolute(pack.artifacts[n].file));
    return entries;
}

std::vector<music::SampleEntry> sampleEntries(const fs::path& packFolderOrZip, const fs::path& cacheFolder) {
    const std::unique_ptr<PackedFiles> pack = openPack(packFolderOrZip);
    const Manifest manifest = pack->manifest();
    std::vector<music::SampleEntry> entries = entriesOf(manifest);
    const std::optional<fs::path> folder = pack->folder();
    moveInto(entries, folder ? *folder : unpack(*pack, manifest, packFolderOrZip, cacheFolder));
    return entries;
}

std::vector<std::string> changedSamples(const fs::path& packFolderOrZip, std::span<const fs::path> samples,
                                        const Progress& progress) {
    const std::unique_ptr<PackedFiles> pack = openPack(packFolderOrZip);
    std::vector<std::string> sentences;
    if (!pack->folder()) return sentences;
    const Manifest manifest = pack->manifest();
    std::vector<music::SampleEntry> entries = entriesOf(manifest);
    moveInto(entries, *pack->folder());
    for (std::size_t n = 0; n < entries.size(); ++n) {
        progress.report(static_cast<double>(n) / static_cast<double>(entries.size()));
        const fs::path file = library::pathFromUtf8(entries[n].path);
        if (std::ranges::find(samples, file) == samples.end() || !library::isFile(file) ||
            isThere(file, manifest.artifacts[n]))
            continue;
        if (audio::FileReader(file).info().frames == 0)
            throw Error(file, "holds no sound; take a sound copy of the pack.");
        sentences.push_back(
            manifest.artifacts[n].sample.path +
            " was changed since the pack was made; its key, tempo and level are taken from the manifest.");
    }
    return sentences;
}

}
