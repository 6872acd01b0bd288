#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

class QTemporaryDir;

namespace gleaner::library {

/// Rendered samples by the hash of everything that made them. A file in the store is complete: it was written
/// beside and renamed; and it is proved when it is taken: by the stamp that it had when it was written, and
/// where that moved by its hash; one that is not what was written is no entry. Safe for several threads,
/// programs and machines at once. A key is a hash in hex; all that take one expect more than two digits.
class ArtifactStore {
public:
    explicit ArtifactStore(std::filesystem::path folder);

    struct Entry {
        std::filesystem::path file; ///< the audio
        std::string info;           ///< JSON written with it: loudness, gain, peak
        std::string sha256;         ///< of the audio file
    };
    /// `extension` with its dot, as it was added.
    std::optional<Entry> find(const std::string& key, const std::string& extension) const;
    /// The same without remembering that the entry was of use.
    std::optional<Entry> look(const std::string& key, const std::string& extension) const;
    /// Whether all that lies under a key is what was written: read and hashed, whatever its stamp says.
    bool isSound(const std::string& key) const;

    /// Until the store goes, what is added is written in one folder for the moment, not each in its own. To
    /// be called before threads share the store; then no key may be added by two of them at once. Throws
    /// Error.
    void prepare();

    /// Calls `write(temporary)`, which returns the facts, then commits both. Throws Error; leaves nothing
    /// behind on a throw.
    Entry add(const std::string& key, const std::string& extension,
              const std::function<std::string(const std::filesystem::path& temporary)>& write);

private:
    std::filesystem::path m_folder;
    std::shared_ptr<const QTemporaryDir> m_beside; ///< null: not prepared
};

}
