#pragma once

#include <QString>

#include <filesystem>
#include <string>
#include <system_error>

namespace gleaner::library {

// Values hold paths as UTF-8 text; these are the only steps between the three worlds.

inline std::filesystem::path pathFromUtf8(const std::string& text) {
    return std::filesystem::path(std::u8string(text.begin(), text.end()));
}

/// With the separators of this system.
inline std::string utf8FromPath(const std::filesystem::path& path) {
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

/// With forward slashes, as files of ours hold paths.
inline std::string genericUtf8(const std::filesystem::path& path) {
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

/// Whether there is a regular file of that name; false where it can't be looked at.
inline bool isFile(const std::filesystem::path& path) {
    std::error_code failed;
    return std::filesystem::is_regular_file(path, failed);
}

inline QString qStringFromPath(const std::filesystem::path& path) {
    return QString::fromStdString(utf8FromPath(path));
}

}
