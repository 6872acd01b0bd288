#pragma once

#include "ui/document/document.h"
#include "ui/player/sound_device.h"

#include <QMainWindow>

#include <filesystem>
#include <memory>
#include <vector>

class QSettings;
class QUrl;

namespace gleaner::ui {

class Desktop;
class Dialogs;
struct SliceRef;
struct TourStep;

/// What the window needs of the world around it; tests give it their own.
struct Surroundings {
    QSettings& settings;
    std::filesystem::path cacheFolder;
    Dialogs* dialogs = nullptr;                      ///< null: the desktop's own
    std::function<void(const QUrl& folder)> openUrl; ///< shows a folder; empty: nothing happens
    std::filesystem::path journalFolder = {};        ///< empty: in the folder of caches
    std::filesystem::path presetFolder = {};         ///< of a person's own; empty: in the folder of caches
    SoundDevices soundDevices = systemSoundDevices;
    Desktop* desktop = nullptr;             ///< told of long work; null: nobody
    std::filesystem::path libraryFile = {}; ///< empty: in the folder of caches
};

/// The window: recordings, waveform, and below it the pack, its effects and the song. It lays the parts out
/// and wires them; what they do stands in their own files.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const Surroundings& surroundings, QWidget* parent = nullptr);
    ~MainWindow() override;

    Document& document();
    /// Recordings and sessions, by drop or from the command line.
    void openFiles(const QStringList& files);
    /// In front of the others, with the keyboard.
    void comeForward();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Parts;
    void layOut();
    void layOutColumns();
    void wireFiles();
    void wireJournal();
    void wireEdits();
    void wireView();
    void wireLanguages();
    void wireRegions();
    void wireEffects();
    void wireLooks();
    void rememberView();
    void wirePlay();
    void wireWays();
    void wireTransport();
    void wireWork();
    void wireLibrary();
    void enterFolder(const QString& folder);
    void wireHelp();
    void runCommand(const QString& id);
    bool canRunCommand(const QString& id) const;
    void showKeys();
    void findCommand();
    void showManual();
    void startTour();
    std::vector<TourStep> tourSteps();
    void playRange(FrameRange range, bool loop);
    void playSlice(const SliceRef& slice);
    void playSelected();
    void playSeam();
    void showTimes(std::optional<Frame> playhead);
    void refresh();
    void showPage(QWidget& page);
    void focusWave(bool always);
    void restore();

    std::unique_ptr<Dialogs> m_nativeDialogs;
    std::unique_ptr<Parts> m_parts;
};

/// The files to open among what was dropped or named: folders give the recordings in them.
QStringList openableFiles(const QStringList& dropped);

}
