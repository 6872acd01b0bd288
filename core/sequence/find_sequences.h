#pragma once

#include "audio/file_sequence.h"
#include "base/progress.h"
#include "sequence/split_file.h"

#include <span>
#include <vector>

namespace gleaner::sequence {

/// Which of the files are one recording, and in which order (`jointOf`); what stands alone is a sequence of
/// one. Where two files could be the next one, that with the next name is; where that leaves two, none. The
/// order is that in which the first part of each was named. A file that can't be read stands alone: who opens
/// it says why. Reads the headers and tags of all; throws Cancelled.
std::vector<audio::FileSequence> findSequences(const std::vector<std::filesystem::path>& files,
                                               const Progress& progress);

/// The same of what was read: places in `files`.
std::vector<std::vector<std::size_t>> sequencesIn(std::span<const SplitFile> files);

/// The recording that `file` is the first part of, with the parts that lie beside it in its folder; the file
/// alone where there are none, or it is no first part itself. Throws Cancelled.
audio::FileSequence withNextParts(const std::filesystem::path& file, const Progress& progress);

}
