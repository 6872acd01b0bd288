#pragma once

#include "analysis/detect.h"
#include "audio/audio_source.h"
#include "base/progress.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::library {

/// A recording as a value: what it is, who made it, and what was found in it.
struct Recording {
    std::string id;     ///< first 12 hex digits of sha256: the same content has the same id
    std::string file;   ///< as the person gave it, UTF-8
    std::string sha256; ///< of the file's bytes, lower-case hex
    audio::AudioInfo info;
    std::string recorded; ///< ISO 8601 UTC from the file's time of change; empty when unknown
    std::string device;   ///< from bext/ISFT when present
    analysis::Detection detection;
    friend bool operator==(const Recording&, const Recording&) = default;
};

/// SHA-256 of a file, lower-case hex; streams. Throws Error and Cancelled.
std::string sha256OfFile(const std::filesystem::path& file, const Progress& progress = {});
std::string sha256Of(std::string_view bytes);

/// Where caches live: $GLEANER_CACHE, else $XDG_CACHE_HOME/gleaner, else ~/.cache/gleaner.
std::filesystem::path defaultCacheFolder();

/// Opens, hashes and detects (hash and detection from the cache when the file's size and time of change are known and its detection was
/// made with the same settings and detectorVersion). Throws Error and Cancelled.
Recording openRecording(const std::filesystem::path& file, const analysis::DetectSettings& settings,
                        const std::filesystem::path& cacheFolder, const Progress& progress);

/// Several at once, `jobs` at a time; the order is that of `files`. Throws the first failure in that order.
std::vector<Recording> openRecordings(const std::vector<std::filesystem::path>& files, const analysis::DetectSettings& settings,
                                      const std::filesystem::path& cacheFolder, int jobs, const Progress& progress);

}
