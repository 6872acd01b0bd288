#pragma once

#include "base/progress.h"
#include "base/range.h"
#include "catalog/library.h"
#include "catalog/query.h"

namespace gleaner::catalog {

struct FoundSample {
    music::SampleEntry entry; ///< its path is absolute
    std::optional<double> truePeakDb;
    std::string pack;               ///< name; empty: of none
    std::string recording;          ///< name of the recording that it is from; empty: not known
    FrameRange range;               ///< in that
    std::optional<double> distance; ///< from the sound asked for, dB
};

/// What the library has of it: by nearness where that is asked, else by path; the same library gives the same
/// order. Throws Error and Cancelled.
std::vector<FoundSample> search(Library& library, const SampleQuery& query, const Progress& progress);

/// All samples of a role, to choose from them (compose/select.h), by path.
std::vector<music::SampleEntry> samplesOfRole(Library& library, music::Role role);

/// How much there is.
struct LibrarySize {
    std::int64_t samples = 0, packs = 0, recordings = 0, regions = 0;
};
LibrarySize sizeOf(Library& library);

struct ListedPack {
    std::string path, name, packId;
    std::int64_t samples = 0;
};
std::vector<ListedPack> packsOf(Library& library); ///< by path

struct ListedRecording {
    std::string sha256, path, name; ///< path: empty where it isn't known
    std::int64_t regions = 0;
};
std::vector<ListedRecording> recordingsOf(Library& library); ///< by name, then hash

}
