#include "ui/sessions/session_restore.h"

#include "ui/sessions/restored_session.h"
#include "ui/sessions/session_files.h"
#include "ui/sessions/session_journal.h"
#include "ui/worker/work.h"

#include "files/name_bytes.h"
#include "jobs/run.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

namespace gleaner::ui {

namespace {

using session::UnfinishedWork;

QString timeText(std::int64_t seconds) {
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds);
    const bool isToday = time.date() == QDate::currentDate();
    return isToday ? QLocale().toString(time.time(), QStringLiteral("HH:mm"))
                   : QLocale().toString(time, QLocale::ShortFormat);
}

}

SessionRestore::SessionRestore(Document& document, Work& work, SessionFiles& sessions,
                               SessionJournal& journal, std::filesystem::path cacheFolder, QObject* parent)
    : QObject(parent), m_document(document), m_work(work), m_sessions(sessions), m_journal(journal),
      m_cacheFolder(std::move(cacheFolder)) {}

SessionRestore::~SessionRestore() = default;

void SessionRestore::look() {
    m_looking = jobs::run<std::vector<UnfinishedWork>>(
        [folder = m_journal.folder()](const Progress&) { return session::unfinishedWork(folder); },
        [this](jobs::Outcome<std::vector<UnfinishedWork>> outcome) {
            m_looking.release()->deleteLater(); // its signals are still being told
            if (!outcome.error.empty()) Q_EMIT failed(QString::fromStdString(outcome.error));
            if (!outcome.result || outcome.result->empty()) return;
            for (UnfinishedWork& work : *outcome.result)
                m_offers.push_back(std::move(work));
            tellNext();
        });
}

void SessionRestore::offer(const UnfinishedWork& work) {
    std::erase_if(m_offers, [&](const UnfinishedWork& other) { return other.file == work.file; });
    m_offers.insert(m_offers.begin(), work);
    tellNext();
}

void SessionRestore::tellNext() {
    Q_EMIT changed();
    if (m_offers.empty()) return;
    const UnfinishedWork& work = m_offers.front();
    const QString name = work.file.isEmpty()
                             ? tr("a session that was never saved, recordings: %1").arg(work.recordings)
                             : QFileInfo(library::shownName(work.file)).fileName();
    Q_EMIT offered(
        tr("Unsaved work of %1 was found: %2. The File menu keeps it too.").arg(timeText(work.time), name));
}

void SessionRestore::drop() {
    m_offers.erase(m_offers.begin());
    tellNext();
}

void SessionRestore::discard() {
    if (m_offers.empty()) return;
    if (const auto lock = session::lockJournal(m_offers.front().journal)) {
        std::error_code gone;
        std::filesystem::remove(m_offers.front().journal, gone);
    }
    drop();
}

void SessionRestore::restore() {
    if (m_offers.empty()) return;
    m_sessions.askThen([this, work = m_offers.front()] { restoreNow(work); });
}

void SessionRestore::restoreNow(const UnfinishedWork& work) {
    m_work.run<RestoredSession>(
        Lane::Opening, tr("Restoring the work of %1").arg(timeText(work.time)),
        [work, cache = m_cacheFolder](const Progress& progress) {
            return restoreSession(work.journal, cache, progress);
        },
        [this, work](const RestoredSession& found) {
            m_document.restore(found.content.history);
            m_journal.goOn(work.journal, found.lock, found.content);
            std::erase(m_offers, work);
            Q_EMIT changed();
            Q_EMIT restored(found.sentence);
        });
}

}
