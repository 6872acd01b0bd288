#pragma once

#include "ui/document/document.h"

#include "session/journal_folder.h"

#include <memory>
#include <optional>

namespace gleaner::ui {

/// Keeps a journal of what is open, from the first edit on, whether it was ever saved or not. It ends when
/// the person saved it and goes on to something else, or gave it up; where the program ends before that, the
/// journal stays and is what `session::unfinishedWork` finds.
class SessionJournal : public QObject {
    Q_OBJECT
public:
    SessionJournal(Document& document, std::filesystem::path folder, QObject* parent = nullptr);
    ~SessionJournal() override;

    const std::filesystem::path& folder() const { return m_folder; }
    /// The lock of a session's journal, where this window has it.
    session::JournalLock lockOf(const QString& sessionFile) const;

    /// The document holds a session of that file now, and nothing happened to it yet.
    void begin(session::JournalLock lock);
    /// The document was restored from a journal, which goes on.
    void goOn(const std::filesystem::path& journal, session::JournalLock lock,
              const session::JournalContent& content);
    /// The person is done with what is open: saved, or given up.
    void close();
    /// Until the disk has everything.
    void wait();

Q_SIGNALS:
    void failed(const QString& sentence);
    void noticed(const QString& sentence);

private:
    void note(const session::Event& event);
    void start();
    void takeName();
    void breakOff(const std::string& sentence);

    Document& m_document;
    std::filesystem::path m_folder;
    session::JournalLock m_lock; ///< of `m_path`
    std::filesystem::path m_path;
    std::unique_ptr<session::JournalWriter> m_writer; ///< null: nothing happened yet
    bool m_isBroken = false; ///< something was not written: it begins anew with the next edit
};

}
