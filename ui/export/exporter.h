#pragma once

#include "ui/document/document.h"
#include "ui/export/export_work.h"

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
    void exportPack();
    void exportFlp();
    void exportPackTo(const QString& folder);
    void exportFlpTo(const QString& file);

Q_SIGNALS:
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
