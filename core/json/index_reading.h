#pragma once

#include "library/rebase.h"

namespace gleaner::library {

/// What an index file gave. A bad entry never stops the reading (docs/formats.md 6): one that can't be used
/// at all (no path, unknown role) is in `skipped`; one with an unusable tempo or key is kept without it and
/// named in `warnings`.
struct IndexReading {
    std::vector<music::SampleEntry> entries;
    std::vector<FileProof> proofs; ///< of each entry: what the index knows of its file's bytes
    std::string
        root; ///< from the index's own folder to what its paths are relative to; empty: that folder itself
    std::vector<SkippedFile> skipped;
    std::vector<std::string> warnings;
};

}
