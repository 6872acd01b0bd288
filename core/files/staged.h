#pragma once

#include "files/output_file.h"
#include "files/output_lock.h"

#include <QTemporaryDir>

#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace gleaner::pack {

/// Files and folders that are made beside their targets and put in place together: all of them, or none.
/// Each is locked until then, so that two programs that write the same take turns or are refused. A link
/// stays, and what it leads to is written; a device or a pipe gets the finished bytes (files/output_file.h).
/// Without `commit` the destructor removes everything that was made, folders on the way to the targets
/// included.
class Staged {
public:
    Staged() = default;
    ~Staged();
    Staged(const Staged&) = delete;
    Staged& operator=(const Staged&) = delete;

    /// Where to write the file that shall become `target`: a hidden neighbour of it. Makes the folders above
    /// it. Throws Error when they can't be made, when `target` is a folder, is being written by another
    /// program (or still is after a minute), or was given before.
    std::filesystem::path file(const std::filesystem::path& target,
                               OutputLock::IfTaken ifTaken = OutputLock::IfTaken::Refuse);
    /// Calls `write` with where to write what shall become `target`; an Error about the hidden neighbour
    /// names the target.
    void write(const std::filesystem::path& target,
               const std::function<void(const std::filesystem::path& temporary)>& write,
               OutputLock::IfTaken ifTaken = OutputLock::IfTaken::Refuse);
    /// The same as `file` for a folder, which is there, and empty, after the call.
    std::filesystem::path folder(const std::filesystem::path& target);
    /// Makes a folder (and those above it) that goes again unless something is committed into it.
    void makeFolders(const std::filesystem::path& folder);

    /// Puts everything in place in the order in which it was asked for. A failure puts back what was there
    /// before and throws Error.
    void commit();

    /// Mends what programs that were killed left in a folder: halves go, what stood aside comes back. Done
    /// for every folder that something is staged in.
    static void sweep(const std::filesystem::path& folder);

private:
    struct Piece {
        std::filesystem::path given, target, temporary, previous;
        library::OutputPlace place;
        bool hasPrevious = false, isInPlace = false;
    };
    std::filesystem::path stageStream(const std::filesystem::path& given, const library::OutputPlace& place);
    std::filesystem::path stage(const std::filesystem::path& given, const library::OutputPlace& place,
                                bool isFolder, OutputLock::IfTaken ifTaken);
    void requireOnce(const std::filesystem::path& given, const std::filesystem::path& target) const;
    static void putInPlace(Piece& piece);
    static void takeBack(Piece& piece);

    std::vector<Piece> m_pieces;
    std::set<std::filesystem::path> m_swept;
    std::vector<std::unique_ptr<OutputLock>> m_locks;
    std::unique_ptr<QTemporaryDir> m_forStreams;
    std::vector<std::filesystem::path> m_madeFolders;
};

}
