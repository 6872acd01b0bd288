#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace gleaner::library {

/// Rendered samples by the hash of everything that made them. A file in the store is complete: it was written
/// beside and renamed; and it is proved when it is taken: one that is not what was written is no entry. Safe
/// for several threads and programs at once. A key is a hash in hex; all that take one expect more than two
/// digits.
class ArtifactStore {
public:
    explicit ArtifactStore(std::filesystem::path folder);

    struct Entry {
        std::filesystem::path file; ///< the audio
        std::string info;           ///< JSON written with it: loudness, gain, peak
        std::string sha256;         ///< of the audio file
    };
    std::optional<Entry> find(const std::string& key) const;
    /// The same without remembering that the entry was of use.
    std::optional<Entry> look(const std::string& key) const;

    /// Calls `write(temporary)`, which returns the facts, then commits both. Throws Error; leaves nothing
    /// behind on a throw.
    Entry add(const std::string& key, const std::string& extension,
              const std::function<std::string(const std::filesystem::path& temporary)>& write);

private:
    std::filesystem::path m_folder;
};

}
