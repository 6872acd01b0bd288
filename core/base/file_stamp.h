#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace gleaner {

/// What tells cheaply whether a file may have changed. Size and time of change alone can be the same for
/// other content (a copy with its times, an editor that sets them back): which file it is, and when anything
/// about it changed last, can't be set by a program.
struct FileStamp {
    std::int64_t size = -1;
    std::int64_t changed = 0;       ///< time of change in the file system's own ticks
    std::uint64_t file = 0;         ///< inode; 0 where the system has none
    std::int64_t statusChanged = 0; ///< change time of the inode, ns since the epoch; 0 where there is none
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// Throws Error when the file is missing, not a file, or can't be looked at.
FileStamp stampOf(const std::filesystem::path& file);

/// Whether `now` is of the file that had `before` under another name, unchanged: a move sets the time of the
/// inode.
bool isMovedOnly(const FileStamp& before, const FileStamp& now);

/// As a part of a key: "size changed file status".
std::string toString(const FileStamp& stamp);

}
