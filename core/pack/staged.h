#pragma once

#include <filesystem>
#include <functional>
#include <vector>

namespace gleaner::pack {

/// Files and folders that are made beside their targets and put in place together: all of them, or none.
/// Without `commit` the destructor removes everything that was made, folders on the way to the targets
/// included.
class Staged {
public:
    Staged() = default;
    ~Staged();
    Staged(const Staged&) = delete;
    Staged& operator=(const Staged&) = delete;

    /// Where to write the file that shall become `target`: a hidden neighbour of it. Makes the folders above
    /// it. Throws Error when they can't be made, when `target` is a folder, or was given before.
    std::filesystem::path file(const std::filesystem::path& target);
    /// Calls `write` with where to write what shall become `target`; an Error about the hidden neighbour
    /// names the target.
    void write(const std::filesystem::path& target,
               const std::function<void(const std::filesystem::path& temporary)>& write);
    /// The same as `file` for a folder, which is there, and empty, after the call.
    std::filesystem::path folder(const std::filesystem::path& target);
    /// Makes a folder (and those above it) that goes again unless something is committed into it.
    void makeFolders(const std::filesystem::path& folder);

    /// Puts everything in place in the order in which it was asked for. A failure puts back what was there
    /// before and throws Error.
    void commit();

private:
    struct Piece {
        std::filesystem::path target, temporary, previous;
        bool hasPrevious = false, isInPlace = false;
    };
    std::filesystem::path stage(const std::filesystem::path& target, bool isFolder);
    static void putInPlace(Piece& piece);
    static void takeBack(Piece& piece);

    std::vector<Piece> m_pieces;
    std::vector<std::filesystem::path> m_madeFolders;
};

}
