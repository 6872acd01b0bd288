#pragma once

#include "base/progress.h"
#include "export/song_samples.h"

namespace gleaner::pack {

/// Ends the name of the folder beside a REAPER project that holds its sounds.
inline constexpr std::string_view mediaFolderSuffix = " media";

/// Makes what a REAPER project needs: its sounds under `folder`, and the text that names them as lying in
/// "<folderName>/…" beside it. `song` has absolute sample paths, `samples` are its own; `output` is the file
/// that an Error names. Throws Error and Cancelled.
std::string writeReaperMedia(const std::filesystem::path& output, const std::filesystem::path& folder,
                             const std::string& folderName, const music::Song& song,
                             const std::vector<SongSample>& samples, const Progress& progress);

}
