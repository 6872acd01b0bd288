#pragma once

#include "jobs/run.h"
#include "ui/document/arriving.h"
#include "ui/document/document.h"

#include <filesystem>

namespace gleaner::ui {

class Dialogs;
struct IdentifiedFile;
struct OpenedFile;
class Work;

/// Carries what was seen early from the worker's thread to the window's.
class RegionMessenger : public QObject {
    Q_OBJECT
Q_SIGNALS:
    void seen(const gleaner::ui::SeenRegions& regions);
};

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
    /// Opens each file of a recording that has several by itself, in its place.
    void openApart(int recording);
    /// Plays the demo recording into the cache and opens it.
    void openDemo();
    /// Listens to recordings of the document that nobody has listened to: what a session brought that was
    /// saved, or cut off, before that had ended.
    void analyseTheRest();

Q_SIGNALS:
    /// The first of those that were dropped last, by its header, within milliseconds; `opened` or
    /// `nothingCame` follows.
    void arriving(const gleaner::ui::Arriving& recording);
    void nothingCame();
    void opened(int firstRecording);
    /// While a recording is analysed; its regions follow.
    void regionsSeen(const gleaner::ui::SeenRegions& regions);
    void analysisEnded(const gleaner::library::RecordingId& recording); ///< whatever came of it
    void failed(const QString& sentence);
    /// What a person should know of what was heard (silent channels …), a line for each.
    void noticed(const QString& sentence);

private:
    void look(const std::vector<std::filesystem::path>& files);
    void endLook(bool came);
    void identify(int drop, const QString& title,
                  std::function<std::vector<IdentifiedFile>(const Progress&)> work);
    bool take(const std::vector<IdentifiedFile>& files);
    void analyse(const library::Recording& recording);
    void receive(const std::vector<OpenedFile>& analysed);
    void takeApart(const library::RecordingId& joined, const std::vector<IdentifiedFile>& parts);
    void notice(const std::vector<library::Recording>& analysed, QStringList lines = {});
    /// A sentence for each that has several files.
    QStringList joinedAmong(const std::vector<library::Recording>& recordings) const;
    analysis::DetectSettings settings() const;
    static QString titleFor(const QString& verb, const std::vector<std::filesystem::path>& files);

    Document& m_document;
    Work& m_work;
    Dialogs& m_dialogs;
    std::filesystem::path m_cacheFolder;
    int m_drop = 0; ///< the number of the last; its first recording is what is looked at
    std::unique_ptr<jobs::Job> m_look;
};

}
