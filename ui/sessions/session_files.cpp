#include "ui/sessions/session_files.h"

#include "ui/dialogs/dialogs.h"
#include "ui/sessions/restored_session.h"
#include "ui/sessions/session_journal.h"
#include "ui/sessions/session_opening.h"
#include "ui/worker/work.h"

#include "base/file_names.h"

#include <QFileInfo>
#include <QSettings>

namespace gleaner::ui {

namespace {

constexpr int mostRecent = 10;
const QLatin1String recentKey("recentSessions");

}

SessionFiles::SessionFiles(Document& document, Work& work, Dialogs& dialogs, QSettings& settings,
                           SessionJournal& journal, std::filesystem::path cacheFolder, QObject* parent)
    : QObject(parent), m_document(document), m_work(work), m_dialogs(dialogs), m_settings(settings),
      m_journal(journal), m_cacheFolder(std::move(cacheFolder)) {}

QString SessionFiles::name() const {
    return m_document.file().isEmpty() ? tr("Untitled") : QFileInfo(m_document.file()).completeBaseName();
}

void SessionFiles::startNew() {
    askThen([this] {
        m_work.cancel(Lane::Opening); // what was on its way is of the session that goes
        m_work.cancel(Lane::Analysing);
        m_document.clear();
        Q_EMIT opened();
    });
}

void SessionFiles::chooseAndOpen() {
    askThen([this] { m_dialogs.chooseSession([this](const QString& file) { openNow(file); }); });
}

void SessionFiles::open(const QString& file) {
    askThen([this, file] { openNow(file); });
}

void SessionFiles::openNow(const QString& file) {
    m_work.run<OpenedSession>(
        Lane::Opening, tr("Opening %1").arg(QFileInfo(file).fileName()),
        [file, journals = m_journal.folder(), own = m_journal.lockOf(file), cache = m_cacheFolder](
            const Progress& progress) { return openSession(file, journals, own, cache, progress); },
        [this, file](OpenedSession opened) { take(std::move(opened), file); });
}

void SessionFiles::take(OpenedSession opened, const QString& file) {
    LoadedSession& loaded = opened.loaded;
    QStringList sentences;
    m_work.cancel(Lane::Analysing); // of the session that goes
    if (opened.journal) {
        m_document.restore(opened.journal->history);
        m_journal.goOn(opened.path, opened.lock, *opened.journal);
    } else {
        m_document.load(std::move(loaded.session), std::move(loaded.recordings),
                        opened.lock ? file : QString(), opened.sha256);
        if (opened.lock) m_journal.begin(opened.lock);
    }
    if (const int lost = lostRecordings(m_document.state()); lost > 0)
        sentences << tr("Recordings that could not be opened: %1. The list on the left says why.").arg(lost);
    if (loaded.clipped > 0)
        sentences << tr("Regions that reached past the end of their recording and now end there: %1.")
                         .arg(loaded.clipped);
    remember(file);
    Q_EMIT this->opened();
    if (!sentences.isEmpty()) Q_EMIT failed(sentences.join(u'\n'));
    if (!opened.lock)
        Q_EMIT noticed(tr("%1 is open in another window. This is a copy: it is saved under another name.")
                           .arg(QFileInfo(file).fileName()));
    if (opened.unfinished) Q_EMIT unfinishedFound(*opened.unfinished);
}

void SessionFiles::save() { saveThen({}); }
void SessionFiles::saveAs() { saveAsThen({}); }

void SessionFiles::askThen(const std::function<void()>& next) {
    if (!m_document.isModified()) return next();
    m_dialogs.askUnsaved(name(), [this, next](Dialogs::Unsaved answer) {
        if (answer == Dialogs::Unsaved::Discard) next();
        if (answer == Dialogs::Unsaved::Save) saveThen(next);
    });
}

void SessionFiles::saveThen(const std::function<void()>& next) {
    if (m_document.file().isEmpty()) return saveAsThen(next);
    if (write(m_document.file()) && next) next();
}

void SessionFiles::saveAsThen(const std::function<void()>& next) {
    const QString suggested = m_document.file().isEmpty()
                                  ? QString::fromStdString(safeFileName(m_document.session().request.name)) +
                                        QStringLiteral(".gleaner")
                                  : QFileInfo(m_document.file()).fileName();
    m_dialogs.chooseSessionToSave(suggested, [this, next](const QString& file) {
        if (write(file) && next) next();
    });
}

bool SessionFiles::write(const QString& file) {
    try {
        m_document.save(file);
    } catch (const Error& error) {
        Q_EMIT failed(QString::fromUtf8(error.what()));
        return false;
    }
    remember(file);
    Q_EMIT saved(file);
    return true;
}

QStringList SessionFiles::recent() const { return m_settings.value(recentKey).toStringList(); }

void SessionFiles::remember(const QString& file) {
    QStringList files = recent();
    const QString whole = QFileInfo(file).absoluteFilePath();
    files.removeAll(whole);
    files.prepend(whole);
    m_settings.setValue(recentKey, files.mid(0, mostRecent));
    Q_EMIT recentChanged();
}

void SessionFiles::forgetRecent() {
    m_settings.remove(recentKey);
    Q_EMIT recentChanged();
}

}
