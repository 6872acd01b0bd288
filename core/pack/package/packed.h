#pragma once

#include "base/progress.h"
#include "pack/package/manifest.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::pack {

/// A written pack, folder or zip alike: its manifest and its files by their paths inside.
class PackedFiles {
public:
    virtual ~PackedFiles() = default;

    /// Paths of everything in it but the manifest, sorted bytewise.
    virtual std::vector<std::string> paths() const = 0;
    /// Bytes of a file; nothing when it is not there.
    virtual std::optional<std::uintmax_t> sizeOf(const std::string& path) const = 0;
    virtual std::string manifestBytes() = 0;
    /// A file's bytes. Throws Error.
    virtual std::string bytes(const std::string& path) = 0;
    /// A copy of a file, checked as far as the container can; gives its SHA-256. Throws Error and Cancelled.
    virtual std::string extract(const std::string& path, const std::filesystem::path& to,
                                const Progress& progress) = 0;
    /// SHA-256 of a file. Throws Error and Cancelled.
    virtual std::string sha256(const std::string& path, const Progress& progress) = 0;
    /// The pack's folder where it is one: its files can be read in place.
    virtual std::optional<std::filesystem::path> folder() const = 0;
    /// What is wrong with the container itself, a sentence each.
    virtual std::vector<std::string> errors() const = 0;
    /// "Night walk_0123456789ab": what the container calls the pack.
    virtual std::string name() const = 0;

    /// The same pack for another thread: a container is read by one at a time. Throws Error.
    virtual std::unique_ptr<PackedFiles> again() const = 0;

    /// Throws Error, naming the pack, for a manifest that can't be read.
    Manifest manifest() { return manifestFrom(manifestBytes()); }
    /// The same from `manifestBytes`, where they were read already.
    Manifest manifestFrom(const std::string& bytes) const;

protected:
    explicit PackedFiles(std::filesystem::path file) : m_file(std::move(file)) {}
    std::filesystem::path m_file;
};

/// Throws Error when there is no pack: no such file, no zip, no manifest.
std::unique_ptr<PackedFiles> openPack(const std::filesystem::path& folderOrZip);

}
