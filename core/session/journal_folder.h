#pragma once

#include "session/journal.h"

#include "files/output_lock.h"

namespace gleaner::session {

/// Keeps a second program from the same journal, as long as it lives.
using JournalLock = std::shared_ptr<pack::OutputLock>;

/// Journal of work that was neither saved nor given up when its program ended.
struct UnfinishedWork {
    std::filesystem::path journal;
    QString file;          ///< the session's; empty: never saved
    std::int64_t time = 0; ///< of the last edit, seconds since 1970
    std::size_t recordings = 0;
    friend bool operator==(const UnfinishedWork&, const UnfinishedWork&) = default;
};

/// The folder where the journals lie: $GLEANER_CACHE/journals, else $XDG_STATE_HOME/gleaner/journals, else
/// ~/.local/state/gleaner/journals. They are no cache: nothing could make them anew.
std::filesystem::path defaultJournalFolder();

/// Of a session that has a file: the same one for the same file.
std::filesystem::path journalOf(const std::filesystem::path& folder, const QString& sessionFile);
/// Of one that was never saved: a name that no other has.
std::filesystem::path freshJournal(const std::filesystem::path& folder);

/// Null where another program has it. Throws Error where the folder can't be written.
JournalLock lockJournal(const std::filesystem::path& journal);

/// What a journal holds that was neither saved nor given up; nothing where it ended as it should, or can't be
/// read.
std::optional<UnfinishedWork> workIn(const std::filesystem::path& journal);

/// The latest first. Those that another program is at work with are left out; those of long ago go that ended
/// as they should, or can't be read.
std::vector<UnfinishedWork> unfinishedWork(const std::filesystem::path& folder);

}
