#pragma once

#include <QTemporaryDir>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace gleaner::test {

namespace fs = std::filesystem;

/// A folder of the test's own, gone with it.
class Scratch {
public:
    /// Without links in it, as a program that looks for the real place finds it.
    fs::path folder() const { return fs::canonical(m_folder.path().toStdString()); }

private:
    QTemporaryDir m_folder;
};

/// Its folder is made where it isn't there.
inline void write(const fs::path& file, const std::string& content) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

inline std::string contentOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Everything under a folder but folders, sorted; nothing where there is no folder.
inline std::vector<std::string> filesIn(const fs::path& folder) {
    std::vector<std::string> files;
    if (!fs::exists(folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (!entry.is_directory()) files.push_back(entry.path().lexically_relative(folder).generic_string());
    std::sort(files.begin(), files.end());
    return files;
}

}
