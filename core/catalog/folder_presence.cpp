#include "catalog/folder_presence.h"

#include "files/paths.h"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

namespace gleaner::catalog {
using library::isFile;
using library::pathFromUtf8;

namespace {

namespace fs = std::filesystem;
using Clock = fs::file_time_type::clock;

/// The coarsest steps of a file system's times (FAT): what changed that lately may change again unseen.
constexpr std::chrono::seconds timeStep(2);

/// Nothing where the folder isn't there.
std::optional<fs::file_time_type> changeOf(const std::string& folder) {
    std::error_code failed;
    const auto changed = fs::last_write_time(pathFromUtf8(folder), failed);
    return failed ? std::nullopt : std::optional(changed);
}

bool isAsBefore(const FolderPresence::Folder& folder) {
    if (!folder.isTrusted) return false;
    const auto changed = changeOf(folder.path);
    return changed && changed->time_since_epoch().count() == folder.changed;
}

/// Everything but the missing files, which are yet to be looked for.
FolderPresence::Folder lookedAt(const std::string& path) {
    FolderPresence::Folder folder{path, 0, false, {}};
    const auto changed = changeOf(path);
    if (!changed) return folder;
    folder.changed = changed->time_since_epoch().count();
    folder.isTrusted = *changed + timeStep < Clock::now();
    return folder;
}

void look(FolderPresence::Folder& folder, const FolderPresence::File& file) {
    std::error_code failed;
    const fs::path path = pathFromUtf8(file.path);
    const fs::file_status own = fs::symlink_status(path, failed);
    // What a link leads to comes and goes without its folder.
    if (fs::is_symlink(own)) folder.isTrusted = false;
    if (!fs::is_regular_file(own) && !(fs::is_symlink(own) && isFile(path))) folder.missing.push_back(file);
}

std::string folderOfFile(const std::string& path) { return path.substr(0, path.find_last_of('/')); }

}

bool FolderPresence::refresh(bool isNew, const std::function<std::vector<File>()>& files) {
    std::set<std::string> asBefore;
    for (const Folder& folder : folders)
        if (isAsBefore(folder)) asBefore.insert(folder.path);
    if (!isNew && asBefore.size() == folders.size()) return false;

    std::map<std::string, Folder> looked;
    for (const Folder& folder : folders)
        if (asBefore.contains(folder.path)) looked[folder.path] = folder;
    for (const File& file : files()) {
        const std::string path = folderOfFile(file.path);
        if (asBefore.contains(path)) continue;
        auto [place, isFirst] = looked.try_emplace(path);
        if (isFirst) place->second = lookedAt(path);
        look(place->second, file);
    }
    folders.clear();
    for (auto& [path, folder] : looked)
        folders.push_back(std::move(folder));
    return true;
}

std::vector<std::string> FolderPresence::missing() const {
    std::vector<File> all;
    for (const Folder& folder : folders)
        all.insert(all.end(), folder.missing.begin(), folder.missing.end());
    std::ranges::sort(all, {}, &File::position);
    std::vector<std::string> paths;
    for (File& file : all)
        paths.push_back(std::move(file.path));
    return paths;
}

}
