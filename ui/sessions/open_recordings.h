#pragma once

#include "ui/document/document.h"

#include <filesystem>

namespace gleaner::ui {

class Dialogs;
struct IdentifiedFile;
struct OpenedFile;
class Work;

/// Brings recordings into the document: by menu, drop or command line, and the demo.
/// A recording is there to be looked at as soon as its file is known; its regions follow when it was
/// analysed. What comes while others are being opened waits for its turn.
class OpenRecordings : public QObject {
    Q_OBJECT
public:
    OpenRecordings(Document& document, Work& work, Dialogs& dialogs, std::filesystem::path cacheFolder,
                   QObject* parent = nullptr);

    void choose();
    void open(const QStringList& files);
    /// Plays the demo recording into the cache and opens it.
    void openDemo();

Q_SIGNALS:
    void opened(int firstRecording);
    void failed(const QString& sentence);
    /// What a person should know of what was heard (silent channels …), a line for each.
    void noticed(const QString& sentence);

private:
    void take(const std::vector<IdentifiedFile>& files);
    void analyse(const library::Recording& recording);
    void receive(const std::vector<OpenedFile>& analysed);
    void notice(const std::vector<library::Recording>& analysed);
    analysis::DetectSettings settings() const;
    static QString titleFor(const QString& verb, const std::vector<std::filesystem::path>& files);

    Document& m_document;
    Work& m_work;
    Dialogs& m_dialogs;
    std::filesystem::path m_cacheFolder;
};

}
