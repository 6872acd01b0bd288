#pragma once

#include "audio/audio_source.h"
#include "audio/file_sequence.h"
#include "base/file_stamp.h"
#include "base/progress.h"
#include "detection/detect.h"
#include "library/recording_id.h"
#include "metadata/source_tags.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::library {

using gleaner::FileStamp;
using gleaner::stampOf;

/// One of the files of a recording that its recorder split.
struct RecordingPart {
    std::string file;   ///< as the person gave it, UTF-8
    std::string sha256; ///< of its bytes, lower-case hex
    Frame frames = 0;
    friend bool operator==(const RecordingPart&, const RecordingPart&) = default;
};

/// A recording as a value: what it is, who made it, and what was found in it.
struct Recording {
    RecordingId id;
    std::string file;   ///< as the person gave it, UTF-8; of several the first
    std::string sha256; ///< of the file's bytes, lower-case hex; of several see `hashOfParts`
    audio::AudioInfo info;
    std::string recorded; ///< ISO 8601: as the recorder wrote it, else the file's time of change in UTC
    std::string device;   ///< the recorder (`audio::SourceTags`); empty when unknown
    std::optional<std::int64_t> timeReference{}; ///< of `bext`: its first sample, counted from midnight
    std::string scene{}, take{};                 ///< as the recorder wrote them; empty where it did not
    audio::MusicTags tags{};                     ///< not on disk
    std::string dated{}; ///< `recorded`, where its own tags say it and not its file's time; not on disk
    analysis::Detection detection;
    FileStamp stamp;                    ///< of the file, or of all, when it was opened; not on disk
    std::vector<RecordingPart> parts{}; ///< all of its files, in order, where it has several; else none
    friend bool operator==(const Recording&, const Recording&) = default;
};

/// A recording that stays where it is: it holds thousands of slices.
using RecordingRef = std::reference_wrapper<const Recording>;

/// The files that it is read from.
audio::FileSequence filesOf(const Recording& recording);

/// The hash of a recording of several files: of their own, in order, each followed by a line feed. So
/// `sha256sum PART... | cut -c -64 | sha256sum` gives the same.
std::string hashOfParts(const std::vector<RecordingPart>& parts);

/// Whether anybody has listened to it: a noise floor at full scale has none.
bool isAnalysed(const Recording& recording);

/// All but the slices that were found in it.
Recording withoutSlices(const Recording& recording);

/// Whether the file still holds what was opened: by its stamp, where that differs by its hash. Throws Error
/// when the file is gone, and Cancelled.
bool isUnchanged(const Recording& recording, const Progress& progress = {});

/// Where caches live: $GLEANER_CACHE, else $XDG_CACHE_HOME/gleaner, else ~/.cache/gleaner.
std::filesystem::path defaultCacheFolder();

/// What is known of a recording before anyone has listened to it: header, tags and hash, as quick as its file
/// is read once, or at once when the cache knows it. Its detection is empty unless the cache has that of
/// `settings` too: then `isAnalysed`. Throws Error and Cancelled.
struct KnownRecording {
    Recording recording;
    bool isAnalysed = false;
};
KnownRecording identifyRecording(const audio::FileSequence& files, const analysis::DetectSettings& settings,
                                 const std::filesystem::path& cacheFolder, const Progress& progress);

/// Gets what could be found until now, while a recording is listened to; on the thread that does so. See
/// analysis::EarlyLook.
using RegionsSoFar =
    std::function<void(std::size_t part, const std::vector<analysis::DetectedRegion>& soFar)>;

/// Opens, hashes and detects (hash and detection from the cache when the file's stamp is known and its
/// detection was made with the same settings and detectorVersion). Throws Error and Cancelled.
Recording openRecording(const audio::FileSequence& files, const analysis::DetectSettings& settings,
                        const std::filesystem::path& cacheFolder, const Progress& progress,
                        const RegionsSoFar& soFar = {});

/// For who has its slices already: as above, but a detection of the same bytes at any of the usual
/// sensitivities will do (floor and channels don't depend on it), so that nothing is analysed again because
/// somebody moved a slider. Throws Error and Cancelled.
Recording reopenRecording(const audio::FileSequence& files, const analysis::DetectSettings& settings,
                          const std::filesystem::path& cacheFolder, const Progress& progress);

/// Several at once, `jobs` at a time; the order is that of `files`. Throws the first failure in that order.
std::vector<Recording> openRecordings(const std::vector<std::filesystem::path>& files,
                                      const analysis::DetectSettings& settings,
                                      const std::filesystem::path& cacheFolder, int jobs,
                                      const Progress& progress);
/// The same with settings of its own for each recording.
struct RecordingToOpen {
    audio::FileSequence files;
    analysis::DetectSettings settings;
};
std::vector<Recording> openRecordings(const std::vector<RecordingToOpen>& wanted,
                                      const std::filesystem::path& cacheFolder, int jobs,
                                      const Progress& progress);

/// What a person should know about the recording's channels, a sentence each: which are silent, which are
/// another one upside down.
std::vector<std::string> channelNotices(const Recording& recording);

}
