#include "ui/desk.h"
#include "ui/export/export_work.h"
#include "ui/pack/pack_page.h"
#include "ui/recordings/recordings_panel.h"
#include "ui/waveform/waveform_page.h"
#include "ui/window/message_bar.h"
#include "ui/work/work.h"

#include "pack/pack_json.h"
#include "json/values.h"

#include <QAction>
#include <QDirIterator>
#include <QDropEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QTreeView>
#include <QtTest>

#include <map>

using namespace gleaner;
using ui::MainWindow;

namespace {

/// Long enough for a loaded machine that renders everything under sanitizers; a test that passes never waits
/// for it.
constexpr int patience = 120'000;

QAction& action(MainWindow& window, const char* name) {
    auto* found = window.findChild<QAction*>(QLatin1String(name));
    if (!found) qFatal("no action %s", name);
    return *found;
}

ui::MessageBar& messages(MainWindow& window) { return *window.findChild<ui::MessageBar*>(); }

bool isIdle(MainWindow& window) {
    return window.findChild<QPushButton*>(QStringLiteral("cancelWork"))->isHidden();
}

QString sentence(MainWindow& window) {
    return messages(window).isHidden() ? QString() : messages(window).sentence();
}

/// Name in the folder, and bytes, of every file below it.
std::map<QString, QByteArray> filesBelow(const QString& folder) {
    std::map<QString, QByteArray> files;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        if (!file.open(QIODevice::ReadOnly)) qFatal("can't read back %s", qPrintable(file.fileName()));
        files[QDir(folder).relativeFilePath(file.fileName())] = file.readAll();
    }
    return files;
}

QStringList namesOf(const std::map<QString, QByteArray>& files) {
    QStringList names;
    for (const auto& [name, bytes] : files)
        names << name;
    return names;
}

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

QString commandLine() { return QStringLiteral(GLEANER_BINARY_DIR) + QStringLiteral("/gleaner-cli"); }

QString run(const test::Desk& desk, const QStringList& arguments) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("GLEANER_CACHE"), desk.path("cache of the command line"));
    process.setProcessEnvironment(environment);
    process.start(commandLine(), arguments);
    if (!process.waitForFinished(patience)) return QStringLiteral("did not end");
    return process.exitCode() == 0 ? QString() : QString::fromUtf8(process.readAllStandardError());
}

}

/// The window, driven as a person drives it.
class WindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEmptyWindowOffersAWayIn() {
        test::Desk desk;
        MainWindow& window = desk.window();
        QVERIFY(window.findChild<QPushButton*>(QStringLiteral("openRecordingsEmptyButton"))->isVisible());
        QVERIFY(window.findChild<QPushButton*>(QStringLiteral("openDemoEmptyButton"))->isVisible());
        QVERIFY(!action(window, "exportPack").isEnabled());
        QVERIFY(!action(window, "exportFlp").isEnabled());
        QCOMPARE(window.windowTitle(), QStringLiteral("Untitled[*] — Gleaner"));
        QVERIFY(window.close());
        QCOMPARE(desk.answers.unsavedQuestions, 0);
    }

    void fromARecordingToAPackAndASong() {
        test::Desk desk;
        MainWindow& window = desk.window();
        desk.answers.recordings = {desk.recording()};
        action(window, "openRecordings").trigger();
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(1), patience);
        QTRY_VERIFY(isIdle(window));
        QCOMPARE(sentence(window), QString());
        const std::size_t found = window.document().slices(0).size();
        QVERIFY2(found >= 5, qPrintable(QString::number(found)));

        auto* page = window.findChild<ui::WaveformPage*>();
        Q_EMIT page->detectRequested(
            0.7, {music::SampleKind::Hit, music::SampleKind::Loop, music::SampleKind::Phrase});
        QTRY_VERIFY_WITH_TIMEOUT(sentence(window).contains(QStringLiteral("Regions in short walk.wav")),
                                 patience);
        QCOMPARE(window.document().session().request.sensitivity, 0.7);

        const std::string first = window.document().slices(0).front().slice.id;
        page->view().selectSlices({first}, true);
        QVERIFY(action(window, "delete").isEnabled());
        window.document().renameSlice(0, first, QStringLiteral("first step"));
        page->view().selectSlices({window.document().slices(0).back().slice.id}, true);
        const std::size_t before = window.document().slices(0).size();
        action(window, "delete").trigger();
        QCOMPARE(window.document().slices(0).size(), before - 1);
        action(window, "undo").trigger();
        QCOMPARE(window.document().slices(0).size(), before);
        window.document().setPreset(json::findPreset("punchy-drums"));

        exportsThePackOfTheCore(desk, window);
        exportsTheSongOfTheCore(desk, window);
        writesWhatTheCommandLineWrites(desk, window);
    }

    /// The wave can be looked at while Gleaner still listens; what was found is part of the same step.
    void aRecordingIsThereBeforeItsRegions() {
        test::Desk desk;
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

    void closingWithUnsavedWorkAsks() {
        test::Desk desk;
        MainWindow& window = desk.window();
        window.openFiles({desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(window.document().isModified(), patience);
        QTRY_VERIFY(isIdle(window));
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
        test::Desk desk;
        MainWindow& window = desk.window();
        window.openFiles({desk.recording(), desk.recording(6)});
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(2), patience);
        QTRY_VERIFY(isIdle(window));
        QCOMPARE(window.document().undoStack()->count(), 1); // both in one step
        window.document().renameSlice(1, window.document().slices(1).front().slice.id,
                                      QStringLiteral("latch"));
        desk.answers.saveAs = desk.path("walk.gleaner");
        action(window, "save").trigger();
        QVERIFY(!window.isWindowModified());
        QCOMPARE(window.windowTitle(), QStringLiteral("walk[*] — Gleaner"));
        const pack::Session saved = window.document().session();

        action(window, "new").trigger();
        QVERIFY(window.document().recordings().empty());
        drop(window, {desk.path("walk.gleaner")});
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(2), patience);
        QVERIFY(window.document().session() == saved);
        QVERIFY(!window.isWindowModified());
        QCOMPARE(desk.answers.unsavedQuestions, 0);
    }

    void aLostRecordingIsSaidAndNothingIsLost() {
        test::Desk desk;
        const QString recording = desk.recording();
        {
            MainWindow& window = desk.window();
            window.openFiles({recording});
            QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(1), patience);
            QTRY_VERIFY(isIdle(window));
            window.document().save(desk.path("walk.gleaner"));
        }
        QVERIFY(QFile::remove(recording));
        MainWindow& window = desk.window();
        window.openFiles({desk.path("walk.gleaner")});
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(1), patience);
        QVERIFY(!window.document().recordings().front().fault.isEmpty());
        QVERIFY(!window.document().slices(0).empty());
        QTRY_VERIFY(sentence(window).contains(QStringLiteral("could not be opened: 1")));
        desk.answers.packFolder = desk.path("out");
        action(window, "exportPack").trigger();
        QTRY_VERIFY(sentence(window).contains(QStringLiteral("short walk.wav")));
        QVERIFY(!QFileInfo::exists(desk.path("out")));
    }

    void aWrongFileIsAMessage() {
        test::Desk desk;
        QFile text(desk.path("notes.wav"));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("this is not audio");
        text.close();
        MainWindow& window = desk.window();
        drop(window, {text.fileName(), desk.recording()});
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(1), patience);
        QTRY_VERIFY(sentence(window).contains(QStringLiteral("notes.wav")));
        QCOMPARE(messages(window).kind(), ui::MessageBar::Kind::Fault);
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
        test::Desk desk;
        desk.recording();
        QFile other(desk.path("readme.txt"));
        QVERIFY(other.open(QIODevice::WriteOnly));
        QCOMPARE(ui::openableFiles({desk.folder.path()}), QStringList{desk.path("short walk.wav")});
    }

    void openingTwiceIsSaid() {
        test::Desk desk;
        MainWindow& window = desk.window();
        for (int i = 0; i < 2; ++i) {
            window.openFiles({desk.recording()});
            QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        }
        QTRY_VERIFY(sentence(window).contains(QStringLiteral("open already")));
        QCOMPARE(window.document().recordings().size(), std::size_t(1));
    }

    void tooFewHitsIsASentenceAndWritesNothing() {
        test::Desk desk;
        MainWindow& window = desk.window();
        window.openFiles({desk.recording()});
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(1), patience);
        QTRY_VERIFY(isIdle(window));
        window.document().editRequest(QStringLiteral("Minimum"),
                                      [](pack::PackRequest& r) { r.minHits = 500; });
        desk.answers.packFolder = desk.path("out");
        action(window, "exportPack").trigger();
        QTRY_VERIFY_WITH_TIMEOUT(sentence(window).contains(QStringLiteral("500")), patience);
        QCOMPARE(messages(window).kind(), ui::MessageBar::Kind::Fault);
        QVERIFY(!QFileInfo::exists(desk.path("out")));
    }

    void workCanBeCancelled() {
        test::Desk desk;
        MainWindow& window = desk.window();
        const QString recording = desk.recording();
        window.openFiles({recording});
        QVERIFY(!isIdle(window));
        QVERIFY(!action(window, "openRecordings").isEnabled()); // one thing at a time
        window.findChild<QPushButton*>(QStringLiteral("cancelWork"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(window), patience);
        QVERIFY(sentence(window).contains(QStringLiteral("cancelled")));
        QVERIFY(window.document().recordings().empty());
    }

    void listWaveformAndTreeFollowEachOther() {
        test::Desk desk;
        MainWindow& window = desk.window();
        window.openFiles({desk.recording(), desk.recording(6)});
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(2), patience);
        QTRY_VERIFY(isIdle(window));
        auto& pack = *window.findChild<ui::PackPage*>();
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

private:
    void exportsThePackOfTheCore(test::Desk& desk, MainWindow& window) {
        const QString out = desk.path("packs");
        desk.answers.packFolder = out;
        action(window, "exportPack").trigger();
        QTRY_VERIFY_WITH_TIMEOUT(sentence(window).contains(QStringLiteral(" rendered, 0 reused")), patience);
        QCOMPARE(messages(window).kind(), ui::MessageBar::Kind::Success);
        const pack::PackPlan& plan = *window.document().plan();
        const std::filesystem::path ours = desk.path("packs of the core").toStdString();
        ui::exportPack(plan, ours, desk.path("another cache").toStdString(), {});
        QCOMPARE(namesOf(filesBelow(out)), namesOf(filesBelow(QString::fromStdString(ours.string()))));
        QVERIFY(filesBelow(out) == filesBelow(QString::fromStdString(ours.string())));
        QVERIFY(QFileInfo::exists(out + u'/' + QString::fromStdString(plan.folder) + QStringLiteral(".zip")));

        // Once more: nothing is rendered again, and not a byte changes.
        const auto before = filesBelow(out);
        action(window, "exportPack").trigger();
        QTRY_VERIFY_WITH_TIMEOUT(sentence(window).startsWith(QStringLiteral("0 rendered, ")), patience);
        QVERIFY(filesBelow(out) == before);
        auto* open = messages(window).findChild<QPushButton*>();
        open->click();
        QCOMPARE(desk.opened, QUrl::fromLocalFile(out));

        // What was measured stands in the tree now.
        auto& page = *window.findChild<ui::PackPage*>();
        const QModelIndex index = page.model().indexOf({0, plan.items.front().slice.id});
        QVERIFY(!index.siblingAtColumn(ui::PackModel::Loudness).data().toString().isEmpty());
    }

    void exportsTheSongOfTheCore(test::Desk& desk, MainWindow& window) {
        window.document().editSong(QStringLiteral("Song"), [](compose::ComposeRequest& song) {
            song.title = "Night walk";
            song.bpm = 92.0;
            song.bars = 16;
        });
        QDir().mkpath(desk.path("songs"));
        desk.answers.flp = desk.path("songs/night walk.flp");
        action(window, "exportFlp").trigger();
        QTRY_VERIFY_WITH_TIMEOUT(sentence(window).contains(QStringLiteral("night walk.flp")), patience);
        QVERIFY2(messages(window).kind() == ui::MessageBar::Kind::Success, qPrintable(sentence(window)));
        QCOMPARE(desk.answers.suggested, QStringLiteral("Night walk.flp"));
        const auto exported = filesBelow(desk.path("songs"));
        QVERIFY(exported.contains(QStringLiteral("night walk.flp")));
        QVERIFY(exported.size() > 1);
        QVERIFY(QDir(desk.path("songs")).removeRecursively());
        QDir().mkpath(desk.path("songs"));
        ui::exportSong(*window.document().plan(), window.document().session().song,
                       desk.answers.flp.toStdString(), desk.path("another cache").toStdString(), {});
        QCOMPARE(namesOf(filesBelow(desk.path("songs"))), namesOf(exported));
        QVERIFY(filesBelow(desk.path("songs")) == exported);
    }

    void writesWhatTheCommandLineWrites(test::Desk& desk, MainWindow& window) {
        if (!QFileInfo::exists(commandLine())) QSKIP("gleaner-cli is not built here");
        const pack::PackPlan& plan = *window.document().plan();
        json::writeFile(desk.path("request.json").toStdString(),
                        json::toBytes(pack::toJson(window.document().session().request)));
        const QString out = desk.path("packs of the command line");
        QCOMPARE(run(desk, {QStringLiteral("pack"), QStringLiteral("--request"), desk.path("request.json"),
                            QStringLiteral("--out"), out}),
                 QString());
        QCOMPARE(namesOf(filesBelow(out)), namesOf(filesBelow(desk.path("packs"))));
        QVERIFY(filesBelow(out) == filesBelow(desk.path("packs")));

        const auto exported = filesBelow(desk.path("songs"));
        QVERIFY(QDir(desk.path("songs")).removeRecursively());
        QDir().mkpath(desk.path("songs"));
        const compose::ComposeRequest& song = window.document().session().song;
        QCOMPARE(
            run(desk, {QStringLiteral("compose"), QStringLiteral("--pack"),
                       out + u'/' + QString::fromStdString(plan.folder), QStringLiteral("--title"),
                       QString::fromStdString(song.title), QStringLiteral("--bpm"), QString::number(song.bpm),
                       QStringLiteral("--key"), QString::fromStdString(music::toString(song.key)),
                       QStringLiteral("--bars"), QString::number(*song.bars), QStringLiteral("--seed"),
                       QString::number(song.seed), QStringLiteral("--output"), desk.answers.flp}),
            QString());
        QCOMPARE(namesOf(filesBelow(desk.path("songs"))), namesOf(exported));
        QVERIFY(filesBelow(desk.path("songs")) == exported);
    }
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
