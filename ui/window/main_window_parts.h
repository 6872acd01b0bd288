#pragma once

// Private to the window: what it is made of.

#include "ui/document/document.h"
#include "ui/export/exporter.h"
#include "ui/keymap/keymap.h"
#include "ui/library/library_page.h"
#include "ui/pack/drag_files.h"
#include "ui/pack/pack_page.h"
#include "ui/player/player.h"
#include "ui/preset/preset_panel.h"
#include "ui/preset/preset_shelf.h"
#include "ui/recordings/recordings_panel.h"
#include "ui/regions/regions_page.h"
#include "ui/sessions/label_files.h"
#include "ui/sessions/open_recordings.h"
#include "ui/sessions/recording_aligner.h"
#include "ui/sessions/recording_search.h"
#include "ui/sessions/session_files.h"
#include "ui/sessions/session_journal.h"
#include "ui/sessions/session_restore.h"
#include "ui/song/song_page.h"
#include "ui/transport/audition.h"
#include "ui/transport/region_facts.h"
#include "ui/transport/transport_bar.h"
#include "ui/waveform/waveform_page.h"
#include "ui/window/actions.h"
#include "ui/window/bottom_bar.h"
#include "ui/window/empty_page.h"
#include "ui/window/live_detection.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/page_fold.h"
#include "ui/window/region_analysis.h"
#include "ui/window/sample_source.h"
#include "ui/window/slice_selection.h"
#include "ui/worker/work.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>

namespace gleaner::ui {

struct MainWindow::Parts {
    Parts(MainWindow& window, const Surroundings& around, Dialogs& asks);

    Surroundings surroundings;
    std::filesystem::path libraryFile;
    Dialogs& dialogs;
    Document document;
    Work work;
    Player player;
    Keymap keymap;
    Actions actions;
    SessionJournal journal;
    SessionFiles sessions;
    SessionRestore restoring;
    RecordingSearch search;
    RecordingAligner aligner;
    OpenRecordings opening;
    LabelFiles labels;
    LiveDetection detection;
    RegionAnalysis hearing;
    Exporter exporter;
    PresetShelf presets;
    Audition audition;
    RegionFactsFinder facts;
    DragFiles dragFiles;

    RecordingsPanel* recordings;
    WaveformPage* waveform;
    RegionsPage* regions;
    PackPage* pack;
    PresetPanel* preset;
    SongPage* song;
    LibraryPage* library;
    EmptyPage* empty;
    QTabWidget* pages;
    QSplitter* columns;
    QSplitter* rows;
    PageFold* fold = nullptr; ///< of `pages`, once they have their place in `rows`
    QStackedWidget* stack;
    MessageBar* messages = nullptr; ///< lies over `stack`, once that has its place
    TransportBar* transport;
    BottomBar* bottom;
    SliceSelection selection;
    SampleSourceVisit source;
    std::unique_ptr<jobs::Job> entering; ///< a pack that was written, into the library
    bool showsLibrary = false;           ///< although nothing is open
    QTimer autoPlay;                     ///< a moment after the last selection
    bool mayClose = false;
};

}
