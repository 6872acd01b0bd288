#include "ui/sessions/session_journal.h"

#include "base/error.h"
#include "base/sentence.h"

#include <QDateTime>
#include <QFileInfo>

namespace gleaner::ui {

SessionJournal::SessionJournal(Document& document, std::filesystem::path folder, QObject* parent)
    : QObject(parent), m_document(document), m_folder(std::move(folder)) {
    connect(&document, &Document::happened, this, &SessionJournal::note);
    connect(&document, &Document::aboutToBeReplaced, this, &SessionJournal::close);
}

SessionJournal::~SessionJournal() = default;

session::JournalLock SessionJournal::lockOf(const QString& sessionFile) const {
    return m_path == session::journalOf(m_folder, sessionFile) ? m_lock : nullptr;
}

void SessionJournal::begin(session::JournalLock lock) {
    m_path = session::journalOf(m_folder, m_document.file());
    m_lock = std::move(lock);
}

void SessionJournal::goOn(const std::filesystem::path& journal, session::JournalLock lock,
                          const session::JournalContent& content) {
    m_path = journal;
    m_lock = std::move(lock);
    start();
    m_writer->goOn(content);
    takeName();
}

void SessionJournal::start() {
    m_isBroken = false;
    m_writer = std::make_unique<session::JournalWriter>(m_path, [this](const std::string& sentence) {
        QMetaObject::invokeMethod(
            this, [this, sentence] { breakOff(sentence); }, Qt::QueuedConnection);
    });
}

void SessionJournal::note(const session::Event& event) {
    using Kind = session::Event::Kind;
    try {
        if (m_writer && !m_isBroken) {
            session::Event timed = event;
            timed.time = QDateTime::currentSecsSinceEpoch();
            m_writer->append(std::move(timed));
        } else if (event.kind != Kind::Save) {
            if (!m_lock) {
                m_path = session::freshJournal(m_folder);
                m_lock = session::lockJournal(m_path);
            }
            if (!m_writer) start();
            m_writer->begin(m_document.history());
            m_isBroken = false;
        }
        if (event.kind == Kind::Save) takeName();
    } catch (const Error& error) {
        breakOff(error.what());
    }
}

/// A session that was never saved has a journal of its own name, one that was has that of its file.
void SessionJournal::takeName() {
    if (m_document.file().isEmpty()) return;
    const std::filesystem::path path = session::journalOf(m_folder, m_document.file());
    if (m_lock && path == m_path) return;
    session::JournalLock lock = session::lockJournal(path);
    if (!lock) {
        Q_EMIT noticed(tr("%1 is open in another window, too: what is saved last is what stays.")
                           .arg(QFileInfo(m_document.file()).fileName()));
        return;
    }
    if (m_writer) m_writer->moveTo(path, session::freshJournal(m_folder));
    if (m_writer) m_writer->wait(); // the lock of the old name goes
    m_path = path;
    m_lock = std::move(lock);
}

void SessionJournal::close() {
    if (m_writer) {
        const bool isKept = !m_document.file().isEmpty() && !m_document.isModified() && !m_isBroken;
        if (isKept)
            m_writer->append({session::Event::Kind::Close, {}, {}, {}, 0});
        else
            m_writer->remove();
    }
    m_writer.reset();
    m_lock.reset();
    m_path.clear();
    m_isBroken = false;
}

void SessionJournal::wait() {
    if (m_writer) m_writer->wait();
}

void SessionJournal::breakOff(const std::string& sentence) {
    if (std::exchange(m_isBroken, true)) return;
    const QString text =
        tr("Edits can't be kept safe until they are saved: %1").arg(QString::fromStdString(sentence));
    // What the edit belongs to may go on and begin work, which takes messages away.
    QMetaObject::invokeMethod(
        this, [this, text] { Q_EMIT failed(text); }, Qt::QueuedConnection);
}

}
