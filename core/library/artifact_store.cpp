#include "library/artifact_store.h"

#include "base/contract.h"
#include "base/error.h"
#include "base/plain_reason.h"
#include "base/sealed.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "library/cache_entries.h"

#include <QTemporaryDir>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

namespace gleaner::library {
namespace {

constexpr const char* infoExtension = ".facts";
constexpr const char* partialFilePrefix = ".part-";

std::optional<std::string> readText(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return std::nullopt;
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

void writeText(const std::filesystem::path& file, const std::string& text) {
    errno = 0;
    std::ofstream stream(file, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream)
        throw Error(file, "can't be written (" + reasonOfLastCall("the disk did not take it") + ").");
}

void move(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code failed;
    std::filesystem::rename(from, to, failed);
    if (failed) throw Error(to, "can't be put in place (" + plainReason(failed) + ").");
}

/// "ab/cdef…": two levels keep folders small enough for every file system.
std::filesystem::path stemOf(const std::filesystem::path& folder, const std::string& key) {
    expects(key.size() > 2, "an artifact's key is a hash, longer than the name of its folder");
    return folder / key.substr(0, 2) / key.substr(2);
}

std::filesystem::path with(std::filesystem::path stem, const std::string& extension) {
    return stem += extension;
}

/// A file that can't be read, or went away meanwhile, is no entry either.
bool holds(const std::filesystem::path& file, const std::string& sha256) {
    try {
        return sha256OfFile(file) == sha256;
    } catch (const Error&) {
        return false;
    }
}

/// What is sealed with an entry's key: the hash of its audio, and the facts behind it.
constexpr std::size_t hashDigits = 64;

}

ArtifactStore::ArtifactStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}

std::optional<ArtifactStore::Entry> ArtifactStore::look(const std::string& key) const {
    const std::filesystem::path stem = stemOf(m_folder, key);
    const std::optional<std::string> bytes = readText(with(stem, infoExtension));
    const std::optional<std::string> content = bytes ? unsealed(key, *bytes) : std::nullopt;
    if (!content || content->size() < hashDigits) return std::nullopt;
    Entry entry{{}, content->substr(hashDigits), content->substr(0, hashDigits)};
    std::error_code missing;
    for (const auto& file : std::filesystem::directory_iterator(stem.parent_path(), missing))
        if (file.path().stem() == stem.filename() && file.path().extension() != infoExtension &&
            file.is_regular_file(missing) && holds(file.path(), entry.sha256))
            entry.file = file.path();
    return entry.file.empty() ? std::nullopt : std::optional(entry);
}

std::optional<ArtifactStore::Entry> ArtifactStore::find(const std::string& key) const {
    std::optional<Entry> entry = look(key);
    if (entry) markUsed(entry->file);
    return entry;
}

ArtifactStore::Entry
ArtifactStore::add(const std::string& key, const std::string& extension,
                   const std::function<std::string(const std::filesystem::path&)>& write) {
    const std::filesystem::path stem = stemOf(m_folder, key);
    std::error_code failed;
    std::filesystem::create_directories(stem.parent_path(), failed);
    // A folder of its own in the store: gone with everything in it when `write` throws, on the same disk for
    // the rename.
    const QTemporaryDir beside(qStringFromPath(m_folder / (std::string(partialFilePrefix) + "XXXXXX")));
    if (failed || !beside.isValid())
        throw Error(m_folder,
                    "the store of rendered samples can't be written; check its permissions and the disk.");
    const std::filesystem::path folder = pathFromUtf8(beside.path().toStdString());
    const std::filesystem::path temporary = folder / ("sample" + extension);
    Entry entry{with(stem, extension), write(temporary), sha256OfFile(temporary)};
    writeText(folder / "facts", sealed(key, entry.sha256 + entry.info));
    move(temporary, entry.file);
    move(folder / "facts", with(stem, infoExtension)); // last: an entry is there once its facts are
    return entry;
}

}
