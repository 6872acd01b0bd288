#pragma once

#include "catalog/memory_stream.h"

#include <functional>

namespace gleaner::catalog {

/// Which of many files are there, kept between runs by folder: one in which nothing came or went since it was
/// looked through (its own time of change says so) is not looked through again.
struct FolderPresence {
    struct File {
        std::uint32_t position = 0; ///< in a list; `missing` comes in its order
        std::string path;           ///< absolute, UTF-8
    };
    struct Folder {
        std::string path;
        std::int64_t changed = 0; ///< ticks of the file system's clock
        bool isTrusted = false;   ///< false: it may have changed unseen, or holds links
        std::vector<File> missing;
    };
    std::vector<Folder> folders;

    /// Looks where something may have changed; `files` is called for all of them where that is needed, and
    /// where they are not known yet (`isNew`). Whether anything is other than before.
    bool refresh(bool isNew, const std::function<std::vector<File>()>& files);
    std::vector<std::string> missing() const;
};

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, FolderPresence::File>
void fields(Stream& stream, T& file) {
    stream(file.position);
    stream(file.path);
}

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, FolderPresence::Folder>
void fields(Stream& stream, T& folder) {
    stream(folder.path);
    stream(folder.changed);
    stream(folder.isTrusted);
    stream.list(folder.missing);
}

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, FolderPresence>
void fields(Stream& stream, T& presence) { stream.list(presence.folders); }

}
