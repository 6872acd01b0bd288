#include "session/journal_folder.h"

#include "base/error.h"
#include "files/name_bytes.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "library/recording.h"

#include <QDir>
#include <QUuid>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <system_error>

namespace gleaner::session {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t nameDigits = 16;
constexpr std::chrono::hours keptAfterClosing(24 * 60);

fs::path named(const fs::path& folder, const std::string& stem) { return folder / (stem + ".journal"); }

std::int64_t timeOf(const fs::path& file) {
    std::error_code unknown;
    const auto changed = fs::last_write_time(file, unknown);
    if (unknown) return 0;
    const auto sinceEpoch = std::chrono::file_clock::to_sys(changed).time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(sinceEpoch).count();
}

bool isOld(const fs::path& file) {
    std::error_code unknown;
    const auto changed = fs::last_write_time(file, unknown);
    return !unknown && fs::file_time_type::clock::now() - changed > keptAfterClosing;
}

std::vector<fs::path> journalsIn(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed))
        if (entry->path().extension() == ".journal" && library::isFile(entry->path()))
            found.push_back(entry->path());
    return found;
}

}

fs::path defaultJournalFolder() {
    const auto from = [](const char* variable) {
        const char* value = std::getenv(variable);
        return value && *value ? fs::path(value) : fs::path();
    };
    if (const auto own = from("GLEANER_CACHE"); !own.empty()) return own / "journals";
    if (const auto state = from("XDG_STATE_HOME"); !state.empty()) return state / "gleaner" / "journals";
    return library::pathFromUtf8(QDir::homePath().toStdString()) / ".local" / "state" / "gleaner" /
           "journals";
}

fs::path journalOf(const fs::path& folder, const QString& sessionFile) {
    std::error_code unknown;
    const fs::path file = library::pathFromQString(sessionFile);
    const fs::path whole = fs::weakly_canonical(fs::absolute(file), unknown);
    return named(folder,
                 "session-" + library::sha256Of((unknown ? file : whole).string()).substr(0, nameDigits));
}

fs::path freshJournal(const fs::path& folder) {
    return named(folder, "untitled-" + QUuid::createUuid().toString(QUuid::Id128).toStdString());
}

JournalLock lockJournal(const fs::path& journal) {
    std::error_code failed;
    fs::create_directories(journal.parent_path(), failed);
    try {
        // Whoever looks whether it is taken holds it for a moment.
        return std::make_shared<pack::OutputLock>(journal, pack::OutputLock::IfTaken::WaitBriefly);
    } catch (const Error& error) {
        if (error.file() == journal) return nullptr;
        throw;
    }
}

std::optional<UnfinishedWork> workIn(const fs::path& journal) {
    try {
        const History history = readJournal(journal).history;
        if (history.isClosed || !history.isModified()) return std::nullopt;
        return UnfinishedWork{journal, history.file, timeOf(journal), history.state.recordings.size()};
    } catch (const Error&) {
        return std::nullopt; // a newer version's, or damaged at its begin: it stays for who can read it
    }
}

std::vector<UnfinishedWork> unfinishedWork(const fs::path& folder) {
    std::vector<UnfinishedWork> found;
    for (const fs::path& journal : journalsIn(folder)) {
        if (pack::OutputLock::isTaken(journal)) continue;
        std::error_code gone;
        if (auto work = workIn(journal))
            found.push_back(*std::move(work));
        else if (isOld(journal))
            fs::remove(journal, gone);
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &UnfinishedWork::time);
    return found;
}

}
