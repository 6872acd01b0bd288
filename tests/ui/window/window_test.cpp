#include "hands.h"

#include "support/program.h"
#include "ui/pack/pack_page.h"
#include "ui/recordings/recordings_panel.h"
#include "ui/waveform/waveform_page.h"

#include "session/session_json.h"
#include "json/values.h"

#include <QAction>
#include <QDropEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QSlider>
#include <QTreeView>

using namespace gleaner;
using namespace gleaner::test;
using ui::MainWindow;

namespace {

void drop(MainWindow& window, const QStringList& files) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& file : files)
        urls << QUrl::fromLocalFile(file);
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
}

}

/// The window, driven as a person drives it.
class WindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEmptyWindowOffersAWayIn() {
        Desk desk;
        MainWindow& window = desk.window();
        QVERIFY(window.findChild<QPushButton*>(QStringLiteral("openRecordingsEmptyButton"))->isVisible());
        QVERIFY(window.findChild<QPushButton*>(QStringLiteral("openDemoEmptyButton"))->isVisible());
        QVERIFY(!action(window, "exportPack").isEnabled());
        QVERIFY(!action(window, "exportFlp").isEnabled());
        QCOMPARE(window.windowTitle(), QStringLiteral("Untitled[*] — Gleaner"));
        QVERIFY(window.close());
        QCOMPARE(desk.answers.unsavedQuestions, 0);
    }

    /// The wave can be looked at while Gleaner still listens; what was found is part of the same step.
    void aRecordingIsThereBeforeItsRegions() {
        Desk desk;
        MainWindow& window = desk.window();
        bool wasThereBefore = false;
        const auto look = connect(&window.document(), &ui::Document::recordingsChanged, &window,
                                  [&] { wasThereBefore |= window.document().slices(0).empty(); });
        window.openFiles({desk.recording()});
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(1), patience);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(window) && !window.document().slices(0).empty(), patience);
        QVERIFY(wasThereBefore);
        QCOMPARE(window.document().undoStack()->count(), 1);
        disconnect(look);
        window.document().undoStack()->undo();
        QVERIFY(window.document().recordings().empty());
        window.document().undoStack()->redo();
        QVERIFY(!window.document().slices(0).empty());
    }

    /// A drag of the slider is one step, and finds what opening at that sensitivity finds.
    void theSliderFindsAsItMoves() {
        Desk desk;
        MainWindow& window = desk.window();
        const QString recording = desk.recording();
        window.openFiles({recording});
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(1), patience);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(window), patience);
        const auto before = window.document().slices(0);
        const int steps = window.document().undoStack()->count();
        auto& page = *window.findChild<ui::WaveformPage*>();
        auto& slider = *page.findChild<QSlider*>();
        slider.setSliderDown(true);
        for (const int percent : {40, 25, 5}) {
            slider.setSliderPosition(percent);
            slider.triggerAction(QAbstractSlider::SliderMove);
        }
        const auto sensitivity = [&] { return window.document().session().request.sensitivity; };
        QTRY_COMPARE_WITH_TIMEOUT(sensitivity(), 0.05, patience);
        slider.setSliderDown(false);
        analysis::DetectSettings settings;
        settings.sensitivity = 0.05;
        const auto wanted = library::openRecording(recording.toStdString(), settings, desk.cache(), {});
        QCOMPARE(window.document().recordings().front().recording.detection, wanted.detection);
        QVERIFY(window.document().slices(0).size() < before.size());
        QCOMPARE(window.document().undoStack()->count(), steps + 1);
        window.document().undoStack()->undo();
        QCOMPARE(window.document().slices(0), before);
        QCOMPARE(sensitivity(), 0.5);
    }

    void closingWithUnsavedWorkAsks() {
        Desk desk;
        MainWindow& window = desk.window();
        window.openFiles({desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(window.document().isModified(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(window), 60000);
        QVERIFY(window.isWindowModified());

        desk.answers.unsaved = ui::Dialogs::Unsaved::Cancel;
        window.close();
        QCOMPARE(desk.answers.unsavedQuestions, 1);
        QVERIFY(window.isVisible());

        desk.answers.unsaved = ui::Dialogs::Unsaved::Save; // but no name is given
        window.close();
        QVERIFY(window.isVisible());

        desk.answers.saveAs = desk.path("walk.gleaner");
        window.close();
        QTRY_VERIFY(!window.isVisible());
        QVERIFY(QFileInfo::exists(desk.path("walk.gleaner")));
        QCOMPARE(desk.answers.suggested, QStringLiteral("Gleaner pack.gleaner"));
    }

    void aSessionComesBackAsItWas() {
        Desk desk;
        MainWindow& window = desk.window();
        window.openFiles({desk.recording(), desk.recording(6)});
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(2), patience);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(window), 60000);
        QCOMPARE(window.document().undoStack()->count(), 1); // both in one step
        window.document().renameSlice(1, window.document().slices(1).front().slice.id,
                                      QStringLiteral("latch"));
        desk.answers.saveAs = desk.path("walk.gleaner");
        action(window, "save").trigger();
        QVERIFY(!window.isWindowModified());
        QCOMPARE(window.windowTitle(), QStringLiteral("walk[*] — Gleaner"));
        const session::Session saved = window.document().session();

        action(window, "new").trigger();
        QVERIFY(window.document().recordings().empty());
        drop(window, {desk.path("walk.gleaner")});
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(2), patience);
        QCOMPARE(window.document().session(), saved);
        QVERIFY(!window.isWindowModified());
        QCOMPARE(desk.answers.unsavedQuestions, 0);
    }

    void aLostRecordingIsSaidAndNothingIsLost() {
        Desk desk;
        const QString recording = desk.recording();
        {
            MainWindow& window = desk.window();
            window.openFiles({recording});
            QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(1), patience);
            QTRY_VERIFY_WITH_TIMEOUT(isIdle(window), 60000);
            window.document().save(desk.path("walk.gleaner"));
        }
        QVERIFY(QFile::remove(recording));
        MainWindow& window = desk.window();
        window.openFiles({desk.path("walk.gleaner")});
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(1), patience);
        QVERIFY(!window.document().recordings().front().error.isEmpty());
        QVERIFY(!window.document().slices(0).empty());
        QTRY_VERIFY(sentence(window).contains(QStringLiteral("could not be opened: 1")));
        desk.answers.packFolder = desk.path("out");
        action(window, "exportPack").trigger();
        QTRY_VERIFY(sentence(window).contains(QStringLiteral("short walk.wav")));
        QVERIFY(!QFileInfo::exists(desk.path("out")));
    }

    void aWrongFileIsAMessage() {
        Desk desk;
        QFile text(desk.path("notes.wav"));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("this is not audio");
        text.close();
        MainWindow& window = desk.window();
        drop(window, {text.fileName(), desk.recording()});
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(1), patience);
        QTRY_VERIFY(sentence(window).contains(QStringLiteral("notes.wav")));
        QCOMPARE(messages(window).kind(), ui::MessageBar::Kind::Error);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(window), patience);

        QFile session(desk.path("broken.gleaner"));
        QVERIFY(session.open(QIODevice::WriteOnly));
        session.write("{ \"version\": ");
        session.close();
        window.document().undoStack()->setClean();
        window.openFiles({session.fileName()});
        QTRY_VERIFY_WITH_TIMEOUT(sentence(window).contains(QStringLiteral("broken.gleaner")), patience);
        QCOMPARE(window.document().recordings().size(), std::size_t(1)); // still there
    }

    void aFolderGivesItsRecordings() {
        Desk desk;
        desk.recording();
        QFile other(desk.path("readme.txt"));
        QVERIFY(other.open(QIODevice::WriteOnly));
        QCOMPARE(ui::openableFiles({desk.folder.path()}), QStringList{desk.path("short walk.wav")});
    }

    void openingTwiceIsSaid() {
        Desk desk;
        MainWindow& window = desk.window();
        for (int i = 0; i < 2; ++i) {
            window.openFiles({desk.recording()});
            QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        }
        QTRY_VERIFY(sentence(window).contains(QStringLiteral("open already")));
        QCOMPARE(window.document().recordings().size(), std::size_t(1));
    }

    /// Three files dropped one after the other are all there in the end, each with its regions.
    void filesDroppedMeanwhileWaitTheirTurn() {
        Desk desk;
        MainWindow& window = desk.window();
        for (const int seed : {3, 4, 5})
            window.openFiles({desk.recording(seed)});
        QVERIFY(!window.findChild<QWidget*>(QStringLiteral("workList"))->isHidden());
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(3), patience);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(window), patience);
        for (int recording = 0; recording < 3; ++recording)
            QVERIFY(!window.document().slices(recording).empty());
        QVERIFY(window.findChild<QWidget*>(QStringLiteral("workList"))->isHidden());
    }

    void workCanBeCancelled() {
        Desk desk;
        MainWindow& window = desk.window();
        auto& cancel = *window.findChild<QPushButton*>(QStringLiteral("cancelWork"));
        connect(&window.document(), &ui::Document::recordingsChanged, &cancel, &QPushButton::click,
                Qt::QueuedConnection); // as soon as Gleaner listens to it
        window.openFiles({desk.recording()});
        QVERIFY(!isIdle(window));
        QVERIFY(action(window, "openRecordings").isEnabled()); // further ones wait their turn
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(1), patience);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(window), patience);
        QVERIFY(sentence(window).contains(QStringLiteral("cancelled")));
        QVERIFY(window.document().slices(0).empty()); // it stays, to be looked at and heard later
    }

    /// The first Space after anything plays: the keyboard is at the wave, not at a button that has gone.
    void spacePlaysAfterOpeningCancellingAndExporting() {
        Desk desk;
        MainWindow& window = desk.window();
        auto& view = window.findChild<ui::WaveformPage*>()->view();
        auto& cancel = *window.findChild<QPushButton*>(QStringLiteral("cancelWork"));
        window.findChild<QPushButton*>(QStringLiteral("openRecordingsEmptyButton"))->setFocus();
        const auto stop = connect(&window.document(), &ui::Document::recordingsChanged, &cancel, [&] {
            QMetaObject::invokeMethod(
                &cancel,
                [&] {
                    cancel.setFocus(Qt::TabFocusReason);
                    cancel.click();
                },
                Qt::QueuedConnection);
        });
        window.openFiles({desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        QCOMPARE(window.focusWidget(), &view); // opened, and cancelled while it was listened to
        disconnect(stop);

        window.findChild<QPushButton*>(QStringLiteral("detectButton"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!window.document().slices(0).empty() && isIdle(window), patience);
        QCOMPARE(window.focusWidget(), &view);
        auto& exportPack = *window.findChild<QPushButton*>(QStringLiteral("exportPackButton"));
        QTest::mouseClick(&exportPack, Qt::LeftButton);
        exportPackTo(window, desk.path("out"));
        QTRY_COMPARE_WITH_TIMEOUT(messages(window).kind(), ui::MessageBar::Kind::Success, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(window), patience);
        QCOMPARE(window.focusWidget(), &view);
    }

    /// What was known of a region is heard anew once its edges were moved; a drawn one is listened to as
    /// well.
    void whatAHandDrewOrCutIsListenedTo() {
        Desk desk;
        MainWindow& window = desk.window();
        window.openFiles({desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        ui::Document& document = window.document();
        const auto loop = std::ranges::find(document.slices(0), music::SampleKind::Loop,
                                            [](const auto& slice) { return slice.slice.traits.kind; });
        QVERIFY(loop != document.slices(0).end());
        const std::string id = loop->slice.id;
        const FrameRange whole = loop->slice.range;
        const FrameRange half{whole.begin, whole.begin + whole.length() / 2};
        document.setSliceRange(0, id, half);
        QVERIFY(document.findSlice(0, id)->unanalysed);
        const std::string drawn = document.addSlice(0, {200000, 240000}, music::SampleKind::Hit);
        const int steps = document.undoStack()->count();
        const auto isAnalysed = [&](const std::string& slice) {
            return !document.findSlice(0, slice)->unanalysed;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isAnalysed(id) && isAnalysed(drawn), patience);
        QCOMPARE(document.undoStack()->count(), steps); // it follows from the edit, and is none
        QVERIFY(document.findSlice(0, drawn)->slice.fingerprint);
        QVERIFY(document.findSlice(0, drawn)->slice.traits.centroidHz > 0.0);
        const auto& cuts = document.findSlice(0, id)->slice.candidates;
        QVERIFY(std::ranges::any_of(cuts, [&](const auto& cut) { return cut.range == half; }));
        document.undoStack()->undo();
        document.undoStack()->undo();
        QCOMPARE(document.findSlice(0, id)->slice.range, whole);
        QVERIFY(isAnalysed(id)); // as it was found
    }

    void aSessionThatReachesPastItsRecordingIsCutToIt() {
        Desk desk;
        MainWindow& window = desk.window();
        window.openFiles({desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        session::Session session = window.document().session();
        const Frame end = window.document().recordings().front().recording.info.frames;
        session.request.assets[0].slices->front().slice.range.end = Frame(1) << 39;
        json::writeFile(desk.path("far.gleaner").toStdString(), json::toBytes(session::toJson(session)));
        window.document().undoStack()->setClean();
        window.openFiles({desk.path("far.gleaner")});
        QTRY_VERIFY_WITH_TIMEOUT(sentence(window).contains(QStringLiteral("past the end")), patience);
        QCOMPARE(window.document().slices(0).size(), session.request.assets[0].slices->size());
        QVERIFY(std::ranges::all_of(window.document().slices(0),
                                    [&](const auto& slice) { return slice.slice.range.end <= end; }));
    }

    void listWaveformAndTreeFollowEachOther() {
        Desk desk;
        MainWindow& window = desk.window();
        window.openFiles({desk.recording(), desk.recording(6)});
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(2), patience);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(window), 60000);
        auto& pack = *window.findChild<ui::PackPage*>();
        window.findChild<QAction*>(QStringLiteral("showPack"))->trigger();
        auto& view = window.findChild<ui::WaveformPage*>()->view();
        auto& recordings = *window.findChild<ui::RecordingsPanel*>();
        QCOMPARE(view.recording(), 0);
        const std::string slice = window.document().slices(1).front().slice.id;
        QTRY_VERIFY(pack.model().indexOf({1, slice}).isValid());
        pack.tree().setCurrentIndex(pack.model().indexOf({1, slice}));
        QCOMPARE(view.recording(), 1);
        QCOMPARE(recordings.current(), 1);
        QCOMPARE(view.selectedSlices(), std::vector<std::string>{slice});
        const std::string other = window.document().slices(1).back().slice.id;
        view.selectSlices({other}, true);
        QCOMPARE(pack.selection(), (std::vector<ui::SliceRef>{{1, other}}));
        recordings.setCurrent(0);
        QCOMPARE(view.recording(), 0);
        window.document().removeRecording(0);
        QCOMPARE(view.recording(), 0);
        QCOMPARE(window.document().recordings().size(), std::size_t(1));
    }
};

GLEANER_TEST(WindowTest)
#include "window_test.moc"
