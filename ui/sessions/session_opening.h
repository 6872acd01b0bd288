#pragma once

#include "ui/sessions/session_loader.h"

#include "session/journal_folder.h"

namespace gleaner::ui {

/// A session's file as it is opened, with what its journal knows of it.
struct OpenedSession {
    LoadedSession loaded;       ///< unless `journal` is there
    std::string sha256;         ///< of the file
    session::JournalLock lock;  ///< null: another window has the session, and this is a copy
    std::filesystem::path path; ///< of the journal
    /// The journal ends with what the file holds: with it the way back is there, too.
    std::optional<session::JournalContent> journal;
    /// The journal holds more than was saved, and was kept under another name.
    std::optional<session::UnfinishedWork> unfinished;
};

/// `own`: the lock, where the window has it already. Throws Error and Cancelled.
OpenedSession openSession(const QString& file, const std::filesystem::path& journals,
                          const session::JournalLock& own, const std::filesystem::path& cacheFolder,
                          const Progress& progress);

}
