#pragma once

#include "ui/document/document.h"

#include "base/error.h"
#include "base/progress.h"

#include <filesystem>
#include <optional>
#include <set>

namespace gleaner::ui {

struct LoadedSession {
    session::Session session;
    std::vector<OpenRecording> recordings; ///< those of the session's assets, in order
    int clipped = 0; ///< regions that reached past the end of their recording, and now end there
};

/// Reads a session and opens its recordings. One that is not where it was is looked for beside the session;
/// where that fails too the session opens all the same, and the recording carries its fault. Throws Error
/// (the session can't be read) and Cancelled.
LoadedSession loadSession(const std::filesystem::path& file, const std::filesystem::path& cacheFolder,
                          const Progress& progress);

/// A recording that was opened, or why not.
struct OpenedFile {
    std::optional<library::Recording> recording;
    std::optional<Error> error;
};

/// The recordings that files are, parts of a split one together (sequence::findSequences); beside the first
/// part alone the others are looked for. Where one of those together is of `openAlone` (absolute, normal),
/// the files that were asked for stand alone. Throws Cancelled.
std::vector<audio::FileSequence> recordingsIn(const std::vector<std::filesystem::path>& files,
                                              const std::set<std::filesystem::path>& openAlone,
                                              const Progress& progress);

/// Headers and hashes alone, several at once; what the cache knows is heard already. Throws Cancelled.
struct IdentifiedFile {
    std::optional<library::KnownRecording> known;
    std::optional<Error> error;
};
std::vector<IdentifiedFile> identifyFiles(const std::vector<audio::FileSequence>& files,
                                          const analysis::DetectSettings& settings,
                                          const std::filesystem::path& cacheFolder, const Progress& progress);

}
