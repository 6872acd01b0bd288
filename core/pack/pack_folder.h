#pragma once

#include <QLockFile>

#include <filesystem>
#include <string>

namespace gleaner::pack {

/// Keeps a second program from writing the same pack into the same folder meanwhile, and sweeps what a killed
/// one left there. Throws Error when the folder can't be written, or the other one is at work.
class FolderLock {
public:
    FolderLock(const std::filesystem::path& out, const std::string& packFolder);

private:
    QLockFile m_lock;
};

/// Takes files that are neither of the new pack nor of the old one over from the old folder into the new: a
/// person may keep notes in it. Which files are the old pack's own is what its manifest lists. Throws Error.
void adoptForeignFiles(const std::filesystem::path& oldFolder, const std::filesystem::path& newFolder);

}
