#pragma once

#include "arrangement/media_file.h"
#include "base/progress.h"
#include "export/song_samples.h"
#include "files/archive.h"

#include <filesystem>
#include <vector>

namespace gleaner::pack {

/// The sounds of a song written for a program without our sampler: its samples, and stems of what they can't
/// say.
struct SongMedia {
    std::vector<arrangement::MediaFile> files; ///< as the writers know them
    std::vector<ZipItem> items;                ///< where each of them lies now, and its place
};

/// Samples get the place "audio/NAME", stems "stems/NAME"; stems are rendered into `folder`. `output` is the
/// file that an Error names. Throws Error and Cancelled.
SongMedia songMedia(const music::Song& song, const std::vector<SongSample>& samples,
                    const std::filesystem::path& folder, const std::filesystem::path& output,
                    const Progress& progress);

}
