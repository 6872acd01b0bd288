#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace gleaner::library {

/// A folder of sealed texts (base/sealed.h), each under the hash of everything that it depends on, which is
/// what it is sealed with. Disposable: one that can't be read knows nothing, one that can't be written
/// forgets.
class SealedFolder {
public:
    explicit SealedFolder(std::filesystem::path folder);

    /// What was remembered of `info`; from now on it was of use just now.
    std::optional<std::string> recall(const std::string& info) const;
    void remember(const std::string& info, const std::string& content) const;

    /// Whether a file of such a folder is what was written under its name.
    static bool isSound(const std::filesystem::path& file);

private:
    std::filesystem::path m_folder;
};

}
