#include "pack/pack_folder.h"

#include "base/error.h"
#include "library/paths.h"
#include "pack/manifest.h"

#include <set>
#include <system_error>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

fs::path hidden(const fs::path& out, const std::string& name, const char* ending) {
    return out / ('.' + name + ending);
}

/// Temporary folders of packs whose writer is gone: its lock can be taken.
void sweep(const fs::path& out) {
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(out, failed)) {
        const std::string name = library::utf8FromPath(entry.path().filename());
        if (!name.starts_with(".pack_") || !name.ends_with(".part")) continue;
        const std::string pack = name.substr(1, name.size() - 6);
        QLockFile lock(library::qStringFromPath(
            hidden(out, pack.ends_with(".zip") ? pack.substr(0, pack.size() - 4) : pack, ".lock")));
        lock.setStaleLockTime(0); // a writer is gone when its process is, however long it took
        std::error_code kept;
        if (lock.tryLock()) fs::remove_all(entry.path(), kept);
    }
}

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
        throw Error(from, "can't be kept beside the new pack (" + failed.message() + "); move it elsewhere.");
}

}

FolderLock::FolderLock(const fs::path& out, const std::string& packFolder)
    : m_lock(library::qStringFromPath(hidden(out, packFolder, ".lock"))) {
    sweep(out);
    m_lock.setStaleLockTime(0);
    if (m_lock.tryLock()) return;
    if (m_lock.error() == QLockFile::LockFailedError)
        throw Error(out / packFolder, "is being written by another program; wait until it is done.");
    throw Error(out, "can't be written; check its permissions or choose another folder.");
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
