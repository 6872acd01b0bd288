#pragma once

// A window on an empty desk: its own settings and caches, a person who answers its questions, a short
// recording.

#include "ui/short_walk.h"

#include "export/demo_recording.h"
#include "ui/dialogs/dialogs.h"
#include "ui/window/main_window.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace gleaner::test {

/// Answers at once with what was put into it; an empty answer is a person who closes the dialog.
class Answers final : public ui::Dialogs {
public:
    void chooseRecordings(std::function<void(const QStringList&)> chosen) override {
        if (!recordings.isEmpty()) chosen(recordings);
    }
    void chooseSession(File chosen) override { answer(session, chosen); }
    void chooseSessionToSave(const QString& suggestedName, File chosen) override {
        suggested = suggestedName;
        answer(saveAs, chosen);
    }
    void choosePackFolder(File chosen) override { answer(packFolder, chosen); }
    void chooseSearchFolder(File chosen) override { answer(searchFolder, chosen); }
    void chooseSampleFolder(File chosen) override { answer(sampleFolder, chosen); }
    void chooseSongFolder(File chosen) override { answer(songFolder, chosen); }
    void chooseFlp(const QString& suggestedName, File chosen) override {
        suggested = suggestedName;
        answer(flp, chosen);
    }
    void chooseLabels(File chosen) override { answer(labels, chosen); }
    void chooseLabelsToSave(const QString& suggestedName, File chosen) override {
        suggested = suggestedName;
        answer(labels, chosen);
    }
    void askUnsaved(const QString&, std::function<void(Unsaved)> answered) override {
        ++unsavedQuestions;
        answered(unsaved);
    }
    void askText(const QString&, const QString&, const QString&, File entered) override {
        answer(text, entered);
    }

    QStringList recordings;
    QString session, saveAs, packFolder, songFolder, searchFolder, sampleFolder, flp, labels, text;
    QString suggested;
    Unsaved unsaved = Unsaved::Cancel;
    int unsavedQuestions = 0;

private:
    static void answer(const QString& with, const File& to) {
        if (!with.isEmpty()) to(with);
    }
};

class Desk {
public:
    Desk() : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat) {}

    QString path(const char* name) const { return folder.filePath(QLatin1String(name)); }
    std::filesystem::path cache() const { return folder.filePath(QStringLiteral("cache")).toStdString(); }

    /// The short recording, on disk.
    QString recording(std::uint64_t seed = 5) const {
        demo::Recipe recipe = shortWalk(seed);
        if (seed != 5) recipe.name += " " + std::to_string(seed);
        return QString::fromStdString(
            pack::writeDemoRecording(recipe, folder.path().toStdString(), {}).string());
    }

    /// Another window on the same desk.
    ui::MainWindow& window() {
        m_window = std::make_unique<ui::MainWindow>(ui::Surroundings{
            settings, cache(), &answers, [this](const QUrl& shown) { opened = shown; }, {}, {}, sound});
        m_window->show();
        return *m_window;
    }

    /// The window that is open.
    ui::MainWindow& current() { return *m_window; }
    /// The program ends in the middle of it, as when it is killed; nothing is asked, nothing is said.
    void crash() { m_window.reset(); }

    QTemporaryDir folder;
    QSettings settings;
    Answers answers;
    QUrl opened; ///< the folder that was shown last
    ui::SoundDevices sound = ui::systemSoundDevices;

private:
    std::unique_ptr<ui::MainWindow> m_window;
};

}
