#include "files/kept_files.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "files/output_file.h"
#include "files/paths.h"
#include "files/sha256.h"

#include <algorithm>
#include <fstream>
#include <system_error>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t digits = 64;
constexpr std::string_view gap = "  "; ///< between hash and path, as sha256sum has it

bool has(const WrittenFiles& files, const std::string& path, const std::string& hash) {
    const auto entry = files.find(path);
    return entry != files.end() && !hash.empty() && entry->second == hash;
}

/// Without a second copy of its bytes where the disk can do that.
void linkOrCopy(const fs::path& from, const fs::path& to) {
    std::error_code failed;
    fs::create_directories(to.parent_path(), failed);
    fs::create_hard_link(from, to, failed);
    if (failed) fs::copy(from, to, fs::copy_options::copy_symlinks, failed);
    if (failed)
        throw Error(from,
                    "can't be kept beside what is new (" + plainReason(failed) + "); move it elsewhere.");
}

bool isThere(const fs::path& file) { return fs::exists(fs::symlink_status(file)); }

/// Empty for a link, which is a person's own, whatever it leads to.
std::string hashOf(const fs::path& file) {
    return fs::is_regular_file(fs::symlink_status(file)) ? library::sha256OfFile(file) : std::string();
}

/// Files and links by their paths inside, sorted; nothing where there is no folder.
std::vector<std::string> filesIn(const fs::path& folder) {
    std::vector<std::string> files;
    std::error_code missing;
    if (!fs::is_directory(folder, missing)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_symlink() || entry.is_regular_file())
            files.push_back(library::genericUtf8(entry.path().lexically_relative(folder)));
    std::ranges::sort(files);
    return files;
}

/// "kick (2).wav", the first such name that neither folder has.
fs::path freeName(const fs::path& inside, const fs::path& oldFolder, const fs::path& newFolder) {
    for (int n = 2;; ++n) {
        fs::path name = inside.stem();
        name += " (" + std::to_string(n) + ")";
        name += inside.extension();
        const fs::path other = inside.parent_path() / name;
        if (!isThere(oldFolder / other) && !isThere(newFolder / other)) return other;
    }
}

std::string keptSentence(const std::string& path, const fs::path& other, const fs::path& folder) {
    return path + " in \"" + library::utf8FromPath(folder.filename()) +
           "\" was not what Gleaner had written; it is kept as " + library::utf8FromPath(other.filename()) +
           ".";
}

}

std::vector<std::string> keepFiles(const fs::path& oldFolder, const fs::path& newFolder,
                                   const WrittenFiles& written, Former former) {
    std::vector<std::string> sentences;
    for (const std::string& path : filesIn(oldFolder)) {
        if (path == writtenListName) continue;
        const fs::path inside = library::pathFromUtf8(path);
        const bool isNeeded = isThere(newFolder / inside);
        // Of what is theirs without a doubt nothing is read: it may be large.
        const std::string hash =
            isNeeded || written.contains(path) ? hashOf(oldFolder / inside) : std::string();
        const bool isOurs = has(written, path, hash);
        if (!isNeeded) {
            if (!isOurs || former == Former::Keep) linkOrCopy(oldFolder / inside, newFolder / inside);
            continue;
        }
        if (isOurs || (!hash.empty() && library::sha256OfFile(newFolder / inside) == hash)) continue;
        const fs::path other = freeName(inside, oldFolder, newFolder);
        linkOrCopy(oldFolder / inside, newFolder / other);
        sentences.push_back(keptSentence(path, other, oldFolder));
    }
    return sentences;
}

WrittenFiles readWrittenList(const fs::path& folder) {
    WrittenFiles written;
    std::ifstream file(folder / writtenListName);
    for (std::string line; std::getline(file, line);)
        if (line.size() > digits + gap.size() && line.substr(digits, gap.size()) == gap)
            written[line.substr(digits + gap.size())] = line.substr(0, digits);
    return written;
}

void writeWrittenList(const fs::path& folder, const WrittenFiles& fresh, const WrittenFiles& former) {
    WrittenFiles all = fresh;
    for (const auto& [path, hash] : former)
        if (const fs::path file = folder / library::pathFromUtf8(path); isThere(file) && hashOf(file) == hash)
            all.emplace(path, hash);
    std::string text;
    for (const auto& [path, hash] : all)
        text.append(hash).append(gap).append(path) += '\n';
    library::writeOutput(folder / writtenListName, QByteArray::fromStdString(text));
}

WrittenFiles hashedFiles(const fs::path& folder) {
    WrittenFiles files;
    for (const std::string& path : filesIn(folder))
        files[path] = hashOf(folder / library::pathFromUtf8(path));
    return files;
}

}
