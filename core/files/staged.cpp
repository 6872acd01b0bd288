#include "files/staged.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "files/paths.h"
#include "files/system_files.h"

#include <algorithm>
#include <string_view>
#include <system_error>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

fs::path hiddenNeighbour(const fs::path& target, const char* extension) {
    fs::path name = ".";
    name += target.filename();
    name += extension;
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
        throw Error(to,
                    "can't be put in place (" + plainReason(failed) + "); what was there before is kept.");
}

/// A file keeps its name until the new one takes it over in one step; a folder has to step aside where two
/// can't change places.
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
    m_locks.clear(); // their files lie in the folders that go
    std::error_code notEmpty;
    for (auto folder = m_madeFolders.rbegin(); folder != m_madeFolders.rend(); ++folder)
        fs::remove(*folder, notEmpty);
}

fs::path Staged::file(const fs::path& target, OutputLock::IfTaken ifTaken) {
    const library::OutputPlace place = library::outputPlace(target);
    return place.isStream ? stageStream(target, place) : stage(target, place, false, ifTaken);
}

void Staged::write(const fs::path& target, const std::function<void(const fs::path&)>& write,
                   OutputLock::IfTaken ifTaken) {
    const fs::path temporary = file(target, ifTaken);
    try {
        write(temporary);
    } catch (const Error& error) {
        if (error.file() != temporary) throw;
        throw Error(target, error.reason());
    }
}

fs::path Staged::folder(const fs::path& target) {
    std::error_code missing;
    fs::path place = fs::absolute(target).lexically_normal();
    if (fs::is_symlink(place, missing)) place = fs::weakly_canonical(place, missing);
    const fs::path temporary = stage(target, {place, false, -1}, true, OutputLock::IfTaken::Refuse);
    std::error_code failed;
    fs::create_directory(temporary, failed);
    if (failed) throw Error(temporary, "can't be made (" + plainReason(failed) + "); choose another folder.");
    return temporary;
}

void Staged::makeFolders(const fs::path& folder) {
    std::vector<fs::path> missing;
    std::error_code failed;
    for (fs::path above = folder; !above.empty() && !fs::exists(above, failed); above = above.parent_path())
        missing.push_back(above);
    for (auto next = missing.rbegin(); next != missing.rend(); ++next) {
        if (fs::create_directory(*next, failed)) m_madeFolders.push_back(*next);
        if (failed) throw Error(*next, "can't be made (" + plainReason(failed) + "); choose another folder.");
    }
    if (!fs::is_directory(folder, failed)) throw Error(folder, "is not a folder; choose another one.");
}

void Staged::requireOnce(const fs::path& given, const fs::path& target) const {
    if (std::ranges::find(m_pieces, target, &Piece::target) != m_pieces.end())
        throw Error(given, "would be written twice; give every output a name of its own.");
}

/// Made elsewhere: nobody can tell what a neighbour of a device would be.
fs::path Staged::stageStream(const fs::path& given, const library::OutputPlace& place) {
    requireOnce(given, place.file);
    if (!m_forStreams) m_forStreams = std::make_unique<QTemporaryDir>();
    if (!m_forStreams->isValid())
        throw Error("The system's folder for temporary files can't be written; make room there.");
    const fs::path folder = library::pathFromUtf8(m_forStreams->path().toStdString());
    Piece piece{given, place.file, folder / ("stream" + std::to_string(m_pieces.size())), {}, place,
                false, false};
    m_pieces.push_back(piece);
    return piece.temporary;
}

fs::path Staged::stage(const fs::path& given, const library::OutputPlace& place, bool isFolder,
                       OutputLock::IfTaken ifTaken) {
    const fs::path& target = place.file;
    requireOnce(given, target);
    makeFolders(target.parent_path());
    if (m_swept.insert(target.parent_path()).second) sweep(target.parent_path());
    m_locks.push_back(std::make_unique<OutputLock>(target, ifTaken));
    Piece piece{given, target, hiddenNeighbour(target, ".part"), hiddenNeighbour(target, ".old"), place,
                false, false};
    recover(piece.target, piece.previous);
    std::error_code missing;
    if (fs::exists(target, missing) && fs::is_directory(target, missing) != isFolder)
        throw Error(given, isFolder ? "is a file, and a folder is to be made there."
                                    : "is a folder, and a file is to be written there.");
    removeAll(piece.temporary); // of a program that was killed
    m_pieces.push_back(piece);
    return piece.temporary;
}

void Staged::putInPlace(Piece& piece) {
    if (piece.place.isStream) {
        library::writeStream(piece.place, piece.temporary, piece.given);
        return; // what was written can't be taken back, and its temporary file goes with all the others
    }
    std::error_code missing;
    if (fs::is_directory(piece.target, missing) && library::exchange(piece.temporary, piece.target)) {
        removeAll(piece.previous);
        piece.isInPlace = piece.hasPrevious = true;
        return renameOver(piece.temporary, piece.previous);
    }
    if (fs::exists(piece.target, missing)) {
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
    // Streams first: what fails there can still be taken back elsewhere.
    std::ranges::stable_partition(m_pieces, [](const Piece& piece) { return piece.place.isStream; });
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

void Staged::sweep(const fs::path& folder) {
    constexpr std::string_view dot = ".", extension = ".lock";
    std::error_code failed;
    std::vector<std::string> outputs;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(dot) && name.ends_with(extension) && name.size() > dot.size() + extension.size())
            outputs.push_back(name.substr(dot.size(), name.size() - dot.size() - extension.size()));
    }
    for (const std::string& name : outputs) {
        const fs::path target = folder / name;
        if (!OutputLock::isLeftBehind(target)) continue;
        removeAll(hiddenNeighbour(target, ".part"));
        recover(target, hiddenNeighbour(target, ".old"));
        removeAll(hiddenNeighbour(target, ".old"));
    }
}

}
