#pragma once

#include <set>
#include <string>
#include <string_view>

namespace gleaner {

/// One component of a path that Windows, macOS and Linux accept: characters < > : " / \ | ? * and controls
/// become `_`, no trailing dot or space, no leading dot or dash, no reserved device name (CON, NUL, COM1 …),
/// at most 120 bytes of whole UTF-8 characters; "untitled" where nothing is left
/// (docs/formats.md 3.3).
std::string safeFileName(std::string_view wanted);

/// The name folded for comparing as case-insensitive file systems do (ASCII letters only).
std::string foldedName(std::string_view name);

/// The last part of a path as any system writes it, whatever this one is.
std::string lastNameOf(const std::string& path);

/// Hands out names that no file system confuses: the second "Kick" becomes "kick_2" and so on.
class UniqueNames {
public:
    /// `wanted`, or `wanted` + `_2`, `_3` … when it was given before, case aside.
    std::string take(const std::string& wanted);

private:
    std::set<std::string> m_taken;
};

}
