#pragma once

#include "ui/document/document.h"
#include "ui/export/export_work.h"

#include "jobs/run.h"

namespace gleaner::ui {

class Dialogs;
class Work;

/// The two export buttons: asks where, works, tells how it went.
class Exporter : public QObject {
    Q_OBJECT
public:
    Exporter(Document& document, Work& work, Dialogs& dialogs, std::filesystem::path cacheFolder,
             QObject* parent = nullptr);

    bool canExport() const; ///< something is open and can be planned
    /// Asks for a look at it first.
    void exportPack();
    void exportFlp();
    /// What would be written there, worked out beside; nothing is called where it was given up.
    std::unique_ptr<jobs::Job> forecast(const QString& folder,
                                        const std::function<void(jobs::Outcome<pack::Forecast>)>& done) const;
    /// The number of the piece of work; 0: it can't begin, and `failed` says why.
    int exportPackTo(const QString& folder);
    void exportFlpTo(const QString& file);
    /// Every form that has a place.
    void exportSongTo(const pack::SongOutputs& outputs);

Q_SIGNALS:
    void reviewRequested();
    void packWritten(const gleaner::ui::ExportedPack& pack);
    /// What was measured on the way.
    void rendered(const std::vector<gleaner::pack::Artifact>& artifacts);
    /// All went well: a sentence, and the file or folder it is about.
    void exported(const QString& sentence, const QString& file);
    void failed(const QString& sentence);

private:
    bool isReady();

    Document& m_document;
    Work& m_work;
    Dialogs& m_dialogs;
    std::filesystem::path m_cacheFolder;
};

}
