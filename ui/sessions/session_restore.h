#pragma once

#include "ui/document/document.h"

#include "session/journal_folder.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace gleaner::jobs {
class Job;
}

namespace gleaner::ui {

class SessionFiles;
class SessionJournal;
class Work;

/// Work that was neither saved nor given up when its program ended: it is offered, the latest first.
class SessionRestore : public QObject {
    Q_OBJECT
public:
    SessionRestore(Document& document, Work& work, SessionFiles& sessions, SessionJournal& journal,
                   std::filesystem::path cacheFolder, QObject* parent = nullptr);
    ~SessionRestore() override;

    /// Looks beside everything else; `offered` tells what is found.
    void look();
    void offer(const session::UnfinishedWork& work);
    bool hasOffer() const { return !m_offers.empty(); }
    void restore();
    void discard();

Q_SIGNALS:
    void offered(const QString& sentence);
    void restored(const QString& sentence);
    void failed(const QString& sentence);
    void changed();

private:
    void drop();
    void tellNext();
    void restoreNow(const session::UnfinishedWork& work);

    Document& m_document;
    Work& m_work;
    SessionFiles& m_sessions;
    SessionJournal& m_journal;
    std::filesystem::path m_cacheFolder;
    std::vector<session::UnfinishedWork> m_offers;
    std::unique_ptr<jobs::Job> m_looking;
};

}
