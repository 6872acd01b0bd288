#pragma once

#include "base/progress.h"
#include "library/sample_index.h"

#include <cstdint>
#include <optional>

namespace gleaner::library {

/// What an index knows of a file's bytes; nothing: it does not say.
struct FileProof {
    std::optional<std::uintmax_t> size;
    std::string sha256; ///< lower case hex; empty: it does not say
    friend bool operator==(const FileProof&, const FileProof&) = default;
};

struct RebasedEntries {
    std::vector<music::SampleEntry> entries; ///< that were found, with absolute paths
    std::vector<SkippedFile> unresolved;     ///< that were not, each with its old path and why
};

/// Finds an index's samples under the folder `root`, wherever they lay when the index was written, on
/// whatever machine: at the same place below the folder that all of them share; else where the longest end of
/// the path is the same. Names are compared case aside. What the index knows of size and hash must hold. Of
/// several that are as near, the same bytes make them one, and different bytes are no answer: it is never
/// guessed. A sample that is not under the root and still lies at its old path stays there. Throws Error and
/// Cancelled.
RebasedEntries rebase(const std::vector<music::SampleEntry>& entries, const std::vector<FileProof>& proofs,
                      const std::filesystem::path& root, const Progress& progress);

}
