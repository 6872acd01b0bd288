#pragma once

#include "library/rebase.h"
#include "library/sample_index.h"
#include "json/json.h"

namespace gleaner::json {

/// What an index file gave. A bad entry never stops the reading (docs/formats.md 6): one that can't be used
/// at all (no path, unknown role) is in `skipped`; one with an unusable tempo or key is kept without it and
/// named in `warnings`.
struct IndexReading {
    std::vector<music::SampleEntry> entries;
    std::vector<library::FileProof> proofs; ///< of each entry: what the index knows of its file's bytes
    std::string
        root; ///< from the index's own folder to what its paths are relative to; empty: that folder itself
    std::vector<library::SkippedFile> skipped;
    std::vector<std::string> warnings;
};

/// Version 1 (role, key, bpm, character, is_tonal, path or original_path) and version 2. The list may be
/// called entries or samples. Throws Error when there is no list, or more than a million entries.
IndexReading readIndex(const QJsonObject& object);
/// Also reads a file whose top is the list itself, one entry at a time: an index of a hundred thousand
/// samples takes what its entries take and no more. Throws Error with the file.
IndexReading readIndex(const std::filesystem::path& file);

}
