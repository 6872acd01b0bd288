#pragma once

#include "base/progress.h"
#include "catalog/library.h"
#include "library/recording.h"
#include "library/sample_index.h"

namespace gleaner::catalog {

/// What became of the library.
struct Entered {
    int added = 0, changed = 0, removed = 0, unchanged = 0;
    std::vector<std::string> notices; ///< what could not be entered, a sentence each
    Entered& operator+=(const Entered& other);
};

/// Everything that was heard under `folders`, the packs among it, and where samples of ours come from. What
/// is known with the same stamp stays as it is; files that are gone leave the library. Takes no longer for
/// `jobs`, and gives the same. Throws Error and Cancelled, and leaves then what was there.
Entered enterFolders(Library& library, const std::vector<std::filesystem::path>& folders,
                     const library::IndexedFolder& indexed, int jobs, const Progress& progress);

/// A pack's folder by its manifest: its samples, where they come from, and its recordings, whose files are
/// those of `recordings` where they are among them. A pack that stands there already costs next to nothing.
/// Throws Error.
Entered enterPack(Library& library, const std::filesystem::path& folder,
                  const std::vector<library::Recording>& recordings = {});

/// Takes out what lies at this path or under it: samples, packs, recordings, and places to fill from. How
/// many samples, packs and recordings. Files stay. Throws Error.
int forget(Library& library, const std::filesystem::path& path);

/// Fills the library from the folders and packs that it knows; a place that is not there now stays known, and
/// is told. Throws Error and Cancelled.
Entered restore(Library& library, const std::filesystem::path& cacheFolder, int jobs,
                const Progress& progress);

}
