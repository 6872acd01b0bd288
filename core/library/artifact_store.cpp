#include "library/artifact_store.h"

#include "base/contract.h"
#include "base/error.h"
#include "base/file_stamp.h"
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

bool hasStamp(const std::filesystem::path& file, const std::string& stamp) {
    try {
        return !stamp.empty() && toString(stampOf(file)) == stamp;
    } catch (const Error&) {
        return false;
    }
}

/// What is sealed with an entry's key: the hash of its audio, where it could be taken a blank and the stamp
/// of its file in a line, and the facts behind it.
struct Stored {
    std::string sha256, stamp, info;
};
constexpr std::size_t hashDigits = 64;

std::string textOf(const Stored& facts) {
    return facts.sha256 + (facts.stamp.empty() ? "" : ' ' + facts.stamp + '\n') + facts.info;
}

std::optional<Stored> storedIn(const std::filesystem::path& stem, const std::string& key) {
    const std::optional<std::string> bytes = readText(with(stem, infoExtension));
    const std::optional<std::string> content = bytes ? unsealed(key, *bytes) : std::nullopt;
    if (!content || content->size() < hashDigits) return std::nullopt;
    const std::size_t line = content->find('\n');
    if (content->size() == hashDigits || (*content)[hashDigits] != ' ' || line == std::string::npos)
        return Stored{content->substr(0, hashDigits), {}, content->substr(hashDigits)};
    return Stored{content->substr(0, hashDigits), content->substr(hashDigits + 1, line - hashDigits - 1),
                  content->substr(line + 1)};
}

std::unique_ptr<QTemporaryDir> folderBeside(const std::filesystem::path& store) {
    std::error_code failed;
    std::filesystem::create_directories(store, failed);
    auto beside =
        std::make_unique<QTemporaryDir>(qStringFromPath(store / (std::string(partialFilePrefix) + "XXXXXX")));
    if (!beside->isValid())
        throw Error(store,
                    "the store of rendered samples can't be written; check its permissions and the disk.");
    return beside;
}

/// The stamp of a file that was moved from where it had the stamp `before`; empty when it isn't that file any
/// more.
std::string stampAfterMove(const FileStamp& before, const std::filesystem::path& file) {
    try {
        const FileStamp now = stampOf(file);
        return isMovedOnly(before, now) ? toString(now) : std::string();
    } catch (const Error&) {
        return {};
    }
}

/// What is left of an entry that came to nothing.
class Unfinished {
public:
    explicit Unfinished(std::vector<std::filesystem::path> files) : m_files(std::move(files)) {}
    ~Unfinished() {
        std::error_code gone;
        for (const std::filesystem::path& file : m_files)
            std::filesystem::remove(file, gone);
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    void finish() { m_files.clear(); }

private:
    std::vector<std::filesystem::path> m_files;
};

}

ArtifactStore::ArtifactStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}

std::optional<ArtifactStore::Entry> ArtifactStore::look(const std::string& key,
                                                        const std::string& extension) const {
    const std::filesystem::path stem = stemOf(m_folder, key);
    const std::optional<Stored> facts = storedIn(stem, key);
    const std::filesystem::path file = with(stem, extension);
    if (!facts || !(hasStamp(file, facts->stamp) || holds(file, facts->sha256))) return std::nullopt;
    return Entry{file, facts->info, facts->sha256};
}

std::optional<ArtifactStore::Entry> ArtifactStore::find(const std::string& key,
                                                        const std::string& extension) const {
    std::optional<Entry> entry = look(key, extension);
    if (entry) markUsed(with(stemOf(m_folder, key), infoExtension)); // the audio keeps its stamp
    return entry;
}

bool ArtifactStore::isSound(const std::string& key) const {
    const std::filesystem::path stem = stemOf(m_folder, key);
    const std::optional<Stored> facts = storedIn(stem, key);
    if (!facts) return false;
    std::error_code missing;
    for (const auto& file : std::filesystem::directory_iterator(stem.parent_path(), missing))
        if (file.path().stem() == stem.filename() && file.path().extension() != infoExtension &&
            file.is_regular_file(missing) && holds(file.path(), facts->sha256))
            return true;
    return false;
}

void ArtifactStore::prepare() { m_beside = folderBeside(m_folder); }

ArtifactStore::Entry
ArtifactStore::add(const std::string& key, const std::string& extension,
                   const std::function<std::string(const std::filesystem::path&)>& write) {
    const std::filesystem::path stem = stemOf(m_folder, key);
    // A folder of its own in the store: gone with everything in it when the program ends, on the same disk
    // for the rename.
    const std::shared_ptr<const QTemporaryDir> beside = m_beside ? m_beside : folderBeside(m_folder);
    const std::filesystem::path folder = pathFromUtf8(beside->path().toStdString());
    const std::filesystem::path temporary = folder / (key + extension), factsFile = folder / key;
    Unfinished halves({temporary, factsFile});
    Entry entry{with(stem, extension), write(temporary), {}};
    const FileStamp stamp = stampOf(temporary);
    entry.sha256 = sha256OfFile(temporary);
    std::error_code failed;
    std::filesystem::create_directories(stem.parent_path(), failed); // `move` tells what went wrong
    move(temporary, entry.file);
    writeText(factsFile, sealed(key, textOf({entry.sha256, stampAfterMove(stamp, entry.file), entry.info})));
    move(factsFile, with(stem, infoExtension)); // last: an entry is there once its facts are
    halves.finish();
    return entry;
}

}
