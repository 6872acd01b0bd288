#include "pack/staged.h"

#include "base/error.h"

#include <algorithm>
#include <system_error>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

fs::path hiddenNeighbour(const fs::path& target, const char* ending) {
    fs::path name = ".";
    name += target.filename();
    name += ending;
    return target.parent_path() / name;
}

void removeAll(const fs::path& path) {
    std::error_code ignored; // nothing to do about a stump that can't be deleted
    fs::remove_all(path, ignored);
}

void renameOver(const fs::path& from, const fs::path& to) {
    std::error_code failed;
    fs::rename(from, to, failed);
    if (failed)
        throw Error(to, "can't be put in place (" + failed.message() + "); what was there before is kept.");
}

/// A file keeps its name until the new one takes it over in one step; a folder has to step aside.
void keepAside(const fs::path& target, const fs::path& previous) {
    removeAll(previous);
    std::error_code noLinks;
    if (fs::is_regular_file(target, noLinks)) {
        fs::create_hard_link(target, previous, noLinks);
        if (!noLinks) return;
    }
    renameOver(target, previous);
}

/// A program that was killed between the two renames of a folder left it under its other name.
void recover(const fs::path& target, const fs::path& previous) {
    std::error_code missing;
    if (!fs::exists(target, missing) && fs::exists(previous, missing)) fs::rename(previous, target, missing);
}

}

Staged::~Staged() {
    for (const Piece& piece : m_pieces)
        if (!piece.isInPlace) removeAll(piece.temporary);
    std::error_code notEmpty;
    for (auto folder = m_madeFolders.rbegin(); folder != m_madeFolders.rend(); ++folder)
        fs::remove(*folder, notEmpty);
}

fs::path Staged::file(const fs::path& target) { return stage(target, false); }

void Staged::write(const fs::path& target, const std::function<void(const fs::path&)>& write) {
    const fs::path temporary = file(target);
    try {
        write(temporary);
    } catch (const Error& error) {
        if (error.file() != temporary) throw;
        throw Error(target,
                    std::string(error.what()).substr(temporary.string().size() + 2)); // behind "file: "
    }
}

fs::path Staged::folder(const fs::path& target) {
    const fs::path temporary = stage(target, true);
    std::error_code failed;
    fs::create_directory(temporary, failed);
    if (failed) throw Error(temporary, "can't be made (" + failed.message() + "); choose another folder.");
    return temporary;
}

void Staged::makeFolders(const fs::path& folder) {
    std::vector<fs::path> missing;
    std::error_code failed;
    for (fs::path above = folder; !above.empty() && !fs::exists(above, failed); above = above.parent_path())
        missing.push_back(above);
    for (auto next = missing.rbegin(); next != missing.rend(); ++next) {
        if (fs::create_directory(*next, failed)) m_madeFolders.push_back(*next);
        if (failed) throw Error(*next, "can't be made (" + failed.message() + "); choose another folder.");
    }
    if (!fs::is_directory(folder, failed)) throw Error(folder, "is not a folder; choose another one.");
}

fs::path Staged::stage(const fs::path& given, bool isFolder) {
    std::error_code missing;
    fs::path target = fs::absolute(given).lexically_normal();
    if (fs::is_symlink(target, missing)) target = fs::weakly_canonical(target, missing);
    if (std::ranges::find(m_pieces, target, &Piece::target) != m_pieces.end())
        throw Error(given, "would be written twice; give every output a name of its own.");
    Piece piece{target, hiddenNeighbour(target, ".part"), hiddenNeighbour(target, ".old"), false, false};
    recover(piece.target, piece.previous);
    if (fs::exists(target, missing) && fs::is_directory(target, missing) != isFolder)
        throw Error(given, isFolder ? "is a file, and a folder is to be made there."
                                    : "is a folder, and a file is to be written there.");
    makeFolders(target.parent_path());
    removeAll(piece.temporary); // of a program that was killed
    m_pieces.push_back(piece);
    return piece.temporary;
}

void Staged::putInPlace(Piece& piece) {
    if (std::error_code missing; fs::exists(piece.target, missing)) {
        keepAside(piece.target, piece.previous);
        piece.hasPrevious = true;
    }
    renameOver(piece.temporary, piece.target);
    piece.isInPlace = true;
}

void Staged::takeBack(Piece& piece) {
    if (piece.isInPlace) removeAll(piece.target);
    if (!piece.hasPrevious) return;
    std::error_code lost; // both names lie in one folder that was writable a moment ago
    fs::rename(piece.previous, piece.target, lost);
    if (!lost) removeAll(piece.previous); // a second name of the same file outlives the renaming
}

void Staged::commit() {
    try {
        for (Piece& piece : m_pieces)
            putInPlace(piece);
    } catch (...) {
        for (auto piece = m_pieces.rbegin(); piece != m_pieces.rend(); ++piece)
            takeBack(*piece);
        throw;
    }
    for (const Piece& piece : m_pieces)
        if (piece.hasPrevious) removeAll(piece.previous);
    m_madeFolders.clear();
}

}
