#include "library/artifact_store.h"

#include "base/error.h"
#include "library/paths.h"

#include <QTemporaryDir>

#include <chrono>
#include <fstream>
#include <sstream>
#include <system_error>

namespace gleaner::library {
namespace {

constexpr const char* factsEnding = ".json";
constexpr const char* stumpPrefix = ".part-";

std::optional<std::string> readText(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return std::nullopt;
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

void writeText(const std::filesystem::path& file, const std::string& text) {
    std::ofstream stream(file, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) throw Error(file, "can't be written; check the disk's free space.");
}

void move(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code failed;
    std::filesystem::rename(from, to, failed);
    if (failed) throw Error(to, "can't be put in place (" + failed.message() + ").");
}

/// "ab/cdef…": two levels keep folders small enough for every file system.
std::filesystem::path stemOf(const std::filesystem::path& folder, const std::string& key) {
    if (key.size() < 3) throw Error("an artifact's key is too short: " + key);
    return folder / key.substr(0, 2) / key.substr(2);
}

std::filesystem::path with(std::filesystem::path stem, const std::string& ending) { return stem += ending; }

/// What a killed program left; a day is longer than anybody renders one sample.
void removeStumps(const std::filesystem::path& folder) {
    const auto yesterday = std::filesystem::file_time_type::clock::now() - std::chrono::hours(24);
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
        std::error_code gone;
        if (entry.path().filename().string().starts_with(stumpPrefix) &&
            entry.last_write_time(gone) < yesterday)
            std::filesystem::remove_all(entry.path(), gone);
    }
}

}

ArtifactStore::ArtifactStore(std::filesystem::path folder) : m_folder(std::move(folder)) {
    removeStumps(m_folder);
}

std::optional<ArtifactStore::Entry> ArtifactStore::find(const std::string& key) const {
    const std::filesystem::path stem = stemOf(m_folder, key);
    std::optional<std::string> facts = readText(with(stem, factsEnding));
    if (!facts) return std::nullopt;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(stem.parent_path(), missing))
        if (entry.path().stem() == stem.filename() && entry.path().extension() != factsEnding)
            return Entry{entry.path(), std::move(*facts)};
    return std::nullopt;
}

ArtifactStore::Entry
ArtifactStore::add(const std::string& key, const std::string& ending,
                   const std::function<std::string(const std::filesystem::path&)>& write) {
    const std::filesystem::path stem = stemOf(m_folder, key);
    std::error_code failed;
    std::filesystem::create_directories(stem.parent_path(), failed);
    // A folder of its own in the store: gone with everything in it when `write` throws, on the same disk for
    // the rename.
    const QTemporaryDir beside(qStringFromPath(m_folder / (std::string(stumpPrefix) + "XXXXXX")));
    if (failed || !beside.isValid())
        throw Error(m_folder,
                    "the store of rendered samples can't be written; check its permissions and the disk.");
    const std::filesystem::path folder = pathFromUtf8(beside.path().toStdString());
    const std::filesystem::path temporary = folder / ("sample" + ending);
    Entry entry{with(stem, ending), write(temporary)};
    writeText(folder / "facts", entry.facts);
    move(temporary, entry.file);
    move(folder / "facts", with(stem, factsEnding)); // last: an entry is there once its facts are
    return entry;
}

}
