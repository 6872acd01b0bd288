#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gleaner::pack {

/// What makes an archive another one than `writeZip` writes, a sentence each, though its entries may unpack:
/// bytes before, between or behind what belongs to it, a local header that differs from its entry in the
/// directory, entries of another make (compressed, encrypted, no plain files, other permissions), comments,
/// extra fields. Readers differ in which of two accounts they believe, so that there must be one. Reads the
/// headers alone. Throws Error for a file that is no zip.
std::vector<std::string> structureErrors(const std::filesystem::path& zip);

}
