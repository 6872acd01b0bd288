#pragma once

#include "ui/document/document.h"

#include "session/journal_folder.h"

#include <filesystem>

class QSettings;

namespace gleaner::ui {

class Dialogs;
class SessionJournal;
class Work;
struct OpenedSession;

/// New, Open, Save, and the question before anything is lost.
class SessionFiles : public QObject {
    Q_OBJECT
public:
    SessionFiles(Document& document, Work& work, Dialogs& dialogs, QSettings& settings,
                 SessionJournal& journal, std::filesystem::path cacheFolder, QObject* parent = nullptr);

    void startNew();
    void chooseAndOpen();
    void open(const QString& file);
    void save();
    void saveAs();
    /// Goes on with `next` at once, after saving, or never: as the person answers.
    void askThen(const std::function<void()>& next);

    QStringList recent() const; ///< newest first
    void forgetRecent();
    /// "walk", or "Untitled"
    QString name() const;

Q_SIGNALS:
    void opened();
    void saved(const QString& file);
    void recentChanged();
    void failed(const QString& sentence);
    void noticed(const QString& sentence);
    /// Of the session that was opened there is work that was never saved.
    void unfinishedFound(const session::UnfinishedWork& work);

private:
    void saveThen(const std::function<void()>& next);
    void saveAsThen(const std::function<void()>& next);
    bool write(const QString& file);
    void openNow(const QString& file);
    void take(OpenedSession opened, const QString& file);
    void remember(const QString& file);

    Document& m_document;
    Work& m_work;
    Dialogs& m_dialogs;
    QSettings& m_settings;
    SessionJournal& m_journal;
    std::filesystem::path m_cacheFolder;
};

}
