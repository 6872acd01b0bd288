#include "pack/write.h"

#include "base/error.h"
#include "library/paths.h"
#include "library/recording.h"
#include "pack/manifest.h"
#include "pack/packed.h"
#include "json/json.h"

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

/// Unpacks what is not there yet. The folder's name comes from the manifest's own bytes, so another pack
/// never meets it.
fs::path unpack(PackedFiles& pack, const Manifest& manifest, const fs::path& cacheFolder) {
    const fs::path folder = cacheFolder / "unpacked" / library::sha256Of(pack.manifestBytes()).substr(0, 16);
    for (const Manifest::Artifact& artifact : manifest.artifacts) {
        const fs::path target = folder / library::pathFromUtf8(artifact.sample.path);
        std::error_code missing;
        if (fs::file_size(target, missing) == pack.sizeOf(artifact.sample.path) && !missing) continue;
        fs::create_directories(target.parent_path(), missing);
        pack.extract(artifact.sample.path, target, {});
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
    moveInto(entries, folder ? *folder : unpack(*pack, manifest, cacheFolder));
    return entries;
}

}
