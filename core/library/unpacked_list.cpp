#include "library/unpacked_list.h"

#include "base/error.h"
#include "base/sealed.h"
#include "files/paths.h"
#include "library/cache_entries.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace gleaner::library {
namespace {

namespace fs = std::filesystem;

/// A list that was moved to another folder speaks of that one's files no more.
std::string listKeyOf(const fs::path& folder) { return "unpacked " + utf8FromPath(folder.filename()); }

bool isInside(const fs::path& path) {
    return !path.empty() && !path.has_root_path() &&
           std::ranges::none_of(path, [](const fs::path& part) { return part == ".." || part.empty(); });
}

}

void writeUnpackedList(const fs::path& folder, const std::vector<UnpackedFile>& files) {
    std::string text;
    for (const UnpackedFile& file : files)
        text += file.sha256 + ' ' + file.path + '\n';
    std::ofstream stream(folder / unpackedListName, std::ios::binary);
    stream << sealed(listKeyOf(folder), text);
    stream.close();
    if (!stream) throw Error(folder, "can't be written; check the space on the disk of the cache.");
}

std::vector<UnpackedFile> readUnpackedList(const fs::path& folder) {
    std::ifstream stream(folder / unpackedListName, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    std::istringstream text(unsealed(listKeyOf(folder), bytes).value_or(""));
    std::vector<UnpackedFile> files;
    for (std::string line; std::getline(text, line);) {
        const std::size_t space = line.find(' ');
        if (space == std::string::npos || !isInside(pathFromUtf8(line.substr(space + 1)))) return {};
        files.push_back({line.substr(space + 1), line.substr(0, space)});
    }
    return files;
}

std::vector<fs::path> unpackedFiles(const fs::path& folder) {
    std::vector<fs::path> places;
    for (const UnpackedFile& file : readUnpackedList(folder))
        places.push_back(folder / pathFromUtf8(file.path));
    return places;
}

}
