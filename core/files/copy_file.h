#pragma once

#include <filesystem>
#include <string>

namespace gleaner::library {

/// Copies what is in a file, over what is there. Throws Error, which names `from` where it can't be read, and
/// `shownAs` where `to` can't be written, with the reason: std::filesystem::copy_file calls a full disk an
/// input/output error.
void copyFile(const std::filesystem::path& from, const std::filesystem::path& to,
              const std::filesystem::path& shownAs);
/// The same; gives the SHA-256 of what it copied, lower-case hex.
std::string hashedCopy(const std::filesystem::path& from, const std::filesystem::path& to,
                       const std::filesystem::path& shownAs);

}
