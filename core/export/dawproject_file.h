#pragma once

#include "base/progress.h"
#include "export/song_samples.h"

namespace gleaner::pack {

/// Writes a .dawproject: the song's two documents, its samples, and a stem for every melodic channel that
/// plays notes (the format has no sampler that could play them). `song` has absolute sample paths, `samples`
/// are its own. Throws Error and Cancelled.
void writeDawProject(const std::filesystem::path& file, const music::Song& song,
                     const std::vector<SongSample>& samples, const Progress& progress);

}
