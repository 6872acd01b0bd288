#pragma once

#include "ui/document/document.h"

#include <filesystem>

namespace gleaner::ui {

class Dialogs;
class Work;

/// Looks for the session's recordings that are missing in a folder that the person names, and all below it:
/// by hash, size and name.
class RecordingSearch : public QObject {
    Q_OBJECT
public:
    RecordingSearch(Document& document, Work& work, Dialogs& dialogs, std::filesystem::path cacheFolder,
                    QObject* parent = nullptr);

    void choose();

Q_SIGNALS:
    void ended(const QString& sentence);

private:
    void search(const QString& folder);

    Document& m_document;
    Work& m_work;
    Dialogs& m_dialogs;
    std::filesystem::path m_cacheFolder;
};

}
