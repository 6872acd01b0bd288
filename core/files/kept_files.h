#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace gleaner::pack {

/// Path inside a folder, with forward slashes -> SHA-256 of what Gleaner wrote there.
using WrittenFiles = std::map<std::string, std::string>;

/// What becomes of files that Gleaner wrote earlier and that the new folder doesn't have.
enum class Former { Drop, Keep };

/// Takes what is in a folder that is about to be replaced over into the new one, as far as it isn't what
/// `written` says that Gleaner wrote: a person put it there, or changed it since. Where the new folder has
/// another file of that name, it is kept as "kick (2).wav". Links stay links. Returns a sentence for each
/// file that got another name. Throws Error.
std::vector<std::string> keepFiles(const std::filesystem::path& oldFolder,
                                   const std::filesystem::path& newFolder, const WrittenFiles& written,
                                   Former former);

/// The list of what Gleaner wrote into a folder that has no manifest, as `sha256sum` writes it and `sha256sum
/// -c` reads it.
inline constexpr const char* writtenListName = "gleaner.sha256";

/// Empty where there is none. Lines that say nothing are left out, so that those files count as a person's
/// own.
WrittenFiles readWrittenList(const std::filesystem::path& folder);
/// Lists those of `former` that are there unchanged, and everything in `fresh`. Throws Error.
void writeWrittenList(const std::filesystem::path& folder, const WrittenFiles& fresh,
                      const WrittenFiles& former);

/// Every file in a folder with its hash; links have an empty one. Nothing where there is no folder. Throws
/// Error.
WrittenFiles hashedFiles(const std::filesystem::path& folder);

}
