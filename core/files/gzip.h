#pragma once

#include "base/progress.h"

#include <QByteArray>

#include <filesystem>
#include <string>
#include <vector>

namespace gleaner::pack {

/// Writes bytes as a gzip file without a name and a time in it: same bytes, same file. Throws Error.
void writeGzip(const std::filesystem::path& target, const QByteArray& bytes);

/// What a gzip file holds. Throws Error.
QByteArray readGzip(const std::filesystem::path& file);

/// A file of a tar archive to be: its path inside (forward slashes, UTF-8, at most 100 bytes) and where its
/// bytes come from.
struct TarItem {
    std::string path;
    std::filesystem::path file; ///< streamed when it is not empty …
    QByteArray bytes;           ///< … else these
};

/// Writes a tar archive (POSIX.1-1988 ustar) inside a gzip file: folders first, then the files in the order
/// given, dated 1970-01-01, of nobody, with permissions 0644: same items, same file. Throws Error (also for a
/// path that is too long) and Cancelled.
void writeTarGzip(const std::filesystem::path& target, const std::vector<TarItem>& items,
                  const Progress& progress);

}
