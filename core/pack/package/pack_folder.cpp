#include "pack/package/pack_folder.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "files/paths.h"
#include "pack/package/manifest.h"

#include <set>
#include <system_error>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

/// Paths inside the folder that its manifest calls its own.
std::set<fs::path> ownFiles(const fs::path& folder) {
    std::set<fs::path> own{manifestName};
    try {
        for (const Manifest::Artifact& artifact : readManifest(folder / manifestName).artifacts)
            own.insert(library::pathFromUtf8(artifact.sample.path));
    } catch (const Error&) {
        // Without a manifest that can be read nothing in the folder is known to be ours, so all of it stays.
    }
    return own;
}

void linkOrCopy(const fs::path& from, const fs::path& to) {
    std::error_code failed;
    fs::create_directories(to.parent_path(), failed);
    fs::create_hard_link(from, to, failed);
    if (failed) fs::copy(from, to, fs::copy_options::copy_symlinks, failed);
    if (failed)
        throw Error(from,
                    "can't be kept beside the new pack (" + plainReason(failed) + "); move it elsewhere.");
}

}

void adoptForeignFiles(const fs::path& oldFolder, const fs::path& newFolder) {
    std::error_code missing;
    if (!fs::is_directory(oldFolder, missing)) return;
    const std::set<fs::path> own = ownFiles(oldFolder);
    for (const auto& entry : fs::recursive_directory_iterator(oldFolder)) {
        const fs::path inside = entry.path().lexically_relative(oldFolder);
        if (entry.is_directory() || own.contains(inside) || fs::exists(newFolder / inside)) continue;
        linkOrCopy(entry.path(), newFolder / inside);
    }
}

}
