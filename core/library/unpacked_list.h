#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gleaner::library {

/// A file of a pack that was unpacked into the cache.
struct UnpackedFile {
    std::string path; ///< inside the folder, forward slashes
    std::string sha256;
    friend bool operator==(const UnpackedFile&, const UnpackedFile&) = default;
};

/// Writes the list of what the folder holds into it. Throws Error.
void writeUnpackedList(const std::filesystem::path& folder, const std::vector<UnpackedFile>& files);
/// Nothing where there is no list, or one that is damaged or of another folder.
std::vector<UnpackedFile> readUnpackedList(const std::filesystem::path& folder);
/// Where the listed files lie.
std::vector<std::filesystem::path> unpackedFiles(const std::filesystem::path& folder);

}
