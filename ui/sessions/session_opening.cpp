#include "ui/sessions/session_opening.h"

#include "ui/sessions/restored_session.h"

#include "files/name_bytes.h"
#include "files/paths.h"
#include "files/sha256.h"

namespace gleaner::ui {

namespace {

/// What was not saved is kept aside, where it is found as other unfinished work is.
void takeJournal(OpenedSession& opened, const std::filesystem::path& folder) {
    if (!library::isFile(opened.path)) return;
    try {
        session::JournalContent content = session::readJournal(opened.path);
        const session::History& history = content.history;
        if (!history.isClosed && history.isModified()) {
            const std::filesystem::path aside = session::freshJournal(folder);
            library::replaceFile(opened.path, aside);
            opened.unfinished = session::workIn(aside);
        } else if (!history.isModified() && history.sha256 == opened.sha256) {
            opened.journal = std::move(content);
        }
    } catch (const Error&) {
        return; // the session itself is whole; a journal that can't be read has nothing to add
    }
}

}

OpenedSession openSession(const QString& file, const std::filesystem::path& journals,
                          const session::JournalLock& own, const std::filesystem::path& cacheFolder,
                          const Progress& progress) {
    OpenedSession opened;
    const std::filesystem::path path = library::pathFromQString(file);
    opened.path = session::journalOf(journals, file);
    opened.lock = own ? own : session::lockJournal(opened.path);
    if (library::isFile(path)) opened.sha256 = library::sha256OfFile(path);
    if (opened.lock && !own) takeJournal(opened, journals);
    if (opened.journal) {
        opened.journal->history.file = file;
        findRecordings(opened.journal->history, cacheFolder, progress);
    } else {
        opened.loaded = loadSession(path, cacheFolder, progress);
    }
    return opened;
}

}
