#pragma once

#include "base/progress.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::pack {

/// A file of an archive to be: its path inside (forward slashes, UTF-8) and where its bytes come from.
struct ZipItem {
    std::string path;
    std::filesystem::path file; ///< streamed when it is not empty …
    std::string bytes;          ///< … else these
};

/// How an archive is laid out: a pack's entries are sorted by path and stored; a zipped project has FL
/// Studio's own form, deflated, in the order given.
enum class ZipForm { Pack, Project };

/// Writes a zip and returns its SHA-256. Entries are sorted by path (bytewise), stored, dated 1980-01-01,
/// with permissions 0644 and no data descriptors: same items, same bytes, on every day and in every time zone
/// (docs/formats.md 3.4). Written beside the target and committed in one step. Throws Error (also for a path
/// given twice) and Cancelled; the target is then what it was before.
std::string writeZip(const std::filesystem::path& target, std::vector<ZipItem> items,
                     const Progress& progress, ZipForm form = ZipForm::Pack);

/// Reads a zip, anybody's.
class ZipReader {
public:
    /// Throws Error when there is no such file or it is no zip.
    explicit ZipReader(const std::filesystem::path& file);
    /// Reads the same archive beside it, in another thread; the directory is not gone through again. Throws
    /// Error when it can't be opened any more.
    ZipReader(const ZipReader& other);
    ZipReader& operator=(const ZipReader&) = delete;
    ~ZipReader();

    struct Entry {
        std::string path;
        std::int64_t size = 0; ///< unpacked, as it claims
        std::string error{};   ///< why it is not unpacked: it claims what can't be; empty where it may be
    };
    /// In the archive's order.
    const std::vector<Entry>& entries() const;
    /// The first of that path, or null.
    const Entry* find(const std::string& path) const;
    bool contains(const std::string& path) const { return find(path) != nullptr; }

    /// Throws Error when the entry is missing, damaged, or larger than `limit`.
    std::string read(const std::string& path, std::int64_t limit = std::int64_t{64} << 20);
    /// SHA-256 of an entry, unpacked. Throws Error and Cancelled.
    std::string sha256(const std::string& path, const Progress& progress);
    /// Unpacks one entry into a file of the moment, and gives its SHA-256. Throws Error (about `to` where
    /// that can't be written, else about the zip) and Cancelled, and leaves no file then.
    std::string extract(const std::string& path, const std::filesystem::path& to, const Progress& progress);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
