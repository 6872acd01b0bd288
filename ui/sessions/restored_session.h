#pragma once

#include "base/progress.h"
#include "session/journal_folder.h"

#include <QString>

#include <filesystem>

namespace gleaner::ui {

/// A session out of its journal, with its recordings.
struct RestoredSession {
    session::JournalContent content;
    session::JournalLock lock;
    QString sentence; ///< what a person should know of it
};

/// Reads a journal and finds its recordings: where they were, else beside the session and beside each other,
/// by size and hash. One that is not found carries its fault. Throws Error, also where another program has
/// the journal, and Cancelled.
RestoredSession restoreSession(const std::filesystem::path& journal, const std::filesystem::path& cacheFolder,
                               const Progress& progress);

/// Recordings of a history, put in place of those that it remembers.
void findRecordings(session::History& history, const std::filesystem::path& cacheFolder,
                    const Progress& progress);

/// How many recordings of the state can't be used.
int lostRecordings(const session::State& state);

}
