#pragma once

#include "base/file_stamp.h"
#include "base/progress.h"
#include "loudness/loudness.h"
#include "metadata/sample_metadata.h"
#include "music/sample_kind.h"
#include "music/sample_traits.h"
#include "slices/fingerprint.h"
#include "slices/tempo_range.h"

#include <filesystem>
#include <string>
#include <vector>

namespace gleaner::library {

/// How the loudness of a sample of a kind is read: a hit is a one-shot however long it rings
/// (docs/sound.md 1.5).
inline loudness::Method methodFor(music::SampleKind kind, double seconds) {
    if (kind == music::SampleKind::Hit) return loudness::Method::MomentaryMax;
    return loudness::methodFor(kind == music::SampleKind::Loop, seconds);
}

/// A file that could not be indexed, and why.
struct SkippedFile {
    std::string file;
    std::string reason;
    friend bool operator==(const SkippedFile&, const SkippedFile&) = default;
};

/// What an index has no place for, of one of its entries.
struct IndexedFile {
    std::string file; ///< absolute, UTF-8, forward slashes
    FileStamp stamp;
    double truePeakDb = 0.0;
    analysis::Fingerprint print;
};

struct IndexedFolder {
    std::vector<music::SampleEntry> entries; ///< sorted by path (bytewise), paths relative to the root
    std::vector<IndexedFile> heard;          ///< of each entry
    std::vector<SkippedFile> skipped;        ///< audio by their names that could not be read
    int others = 0;   ///< files whose names end as no audio does; hidden ones are not counted
    int analysed = 0; ///< files that were listened to now; the others were known
};

/// Listens to every audio file under `folders`; what is known from an earlier run (same stamp and analysis
/// version) comes from the SQLite index in `cacheFolder`. Paths are relative to `root`. Throws
/// Error (no folder) and Cancelled.
IndexedFolder indexFolders(const std::vector<std::filesystem::path>& folders,
                           const std::filesystem::path& root, const std::filesystem::path& cacheFolder,
                           int jobs, const Progress& progress);

/// One finished sample: traits, length, loudness.
struct AnalysedSample {
    music::SampleEntry entry;
    double truePeakDb = 0.0;
    std::vector<analysis::AppliedField> metadata; ///< what its name and its chunks said about it
    analysis::Fingerprint print;                  ///< of its first half minute
};

/// Of a finished sample, all channels together: the half minute from its beginning is looked at. Throws
/// Error.
analysis::Fingerprint printOfSample(const std::filesystem::path& file);

enum class Belief { SoundAlone, NameAndChunksToo };
/// `tempi` is where its tempo is listened for; what its name says goes before that. Throws Error.
AnalysedSample analyse(const std::filesystem::path& file, Belief belief = Belief::NameAndChunksToo,
                       const analysis::TempoRange& tempi = {});

}
