#include "hands.h"

#include "base/file_stamp.h"
#include "support/program.h"
#include "ui/export/export_work.h"
#include "ui/export/forecast_model.h"
#include "ui/export/result_page.h"
#include "ui/pack/pack_page.h"
#include "ui/waveform/waveform_page.h"

#include "pack/plan/request_json.h"
#include "support/places.h"
#include "json/values.h"

#include <QComboBox>
#include <QDirIterator>
#include <QFileInfo>
#include <QProcess>
#include <QToolButton>

#include <map>

using namespace gleaner;
using namespace gleaner::test;
using ui::MainWindow;

namespace {

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

/// Names of files that are not in both, or not the same in both.
QStringList differing(const std::map<QString, QByteArray>& a, const std::map<QString, QByteArray>& b) {
    QStringList names;
    for (const auto& [name, bytes] : a)
        if (const auto other = b.find(name); other == b.end() || other->second != bytes) names << name;
    for (const auto& [name, bytes] : b)
        if (!a.contains(name)) names << name;
    return names;
}

QString run(const Desk& desk, const QStringList& arguments) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("GLEANER_CACHE"), desk.path("cache of the command line"));
    process.setProcessEnvironment(environment);
    process.start(test::commandLineProgram(), arguments);
    if (!process.waitForFinished(patience)) return QStringLiteral("did not end");
    return process.exitCode() == 0 ? QString() : QString::fromUtf8(process.readAllStandardError());
}

}

/// From recordings to a pack and a song in the window: the same bytes as from the core and the command line.
class ExportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fromARecordingToAPackAndASong() {
        Desk desk;
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
        QVERIFY(window.document().keepsNumbers()); // those that went out
        choosesWhatBecomesOfSpeech(window);
    }

    void tooFewHitsIsASentenceAndWritesNothing() {
        Desk desk;
        MainWindow& window = desk.window();
        window.openFiles({desk.recording()});
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(1), patience);
        QTRY_VERIFY(isIdle(window));
        window.document().editRequest(QStringLiteral("Minimum"),
                                      [](pack::PackRequest& r) { r.minHits = 500; });
        desk.answers.packFolder = desk.path("out");
        action(window, "exportPack").trigger();
        auto* dialog = window.findChild<ui::ExportDialog*>();
        QVERIFY(dialog);
        auto* browse = dialog->findChild<QToolButton*>();
        browse->click();
        QCOMPARE(dialog->folder(), desk.path("out"));
        auto* warnings = dialog->findChild<ui::WarningModel*>();
        QTRY_VERIFY_WITH_TIMEOUT(warnings->rowCount() > 0, patience);
        QVERIFY(warnings->index(0).data().toString().contains(QStringLiteral("500")));
        QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("exportNow"))->isEnabled());
        // Enough of them: it goes on as soon as the request is mended.
        window.document().editRequest(QStringLiteral("Minimum"), [](pack::PackRequest& r) { r.minHits = 0; });
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QPushButton*>(QStringLiteral("exportNow"))->isEnabled(),
                                 patience);
        QVERIFY(!QFileInfo::exists(desk.path("out")));
    }

private:
    void choosesWhatBecomesOfSpeech(MainWindow& window) {
        delete window.findChild<ui::ExportDialog*>();
        action(window, "exportPack").trigger();
        auto* dialog = window.findChild<ui::ExportDialog*>();
        auto* box = dialog->findChild<QWidget*>(QStringLiteral("setting.speech"))->findChild<QComboBox*>();
        QCOMPARE(box->currentData().toString(), QString());
        box->setCurrentIndex(box->findData(QStringLiteral("mute")));
        Q_EMIT box->activated(box->currentIndex());
        QCOMPARE(window.document().session().request.speech, pack::SpeechWay::Mute);
        action(window, "undo").trigger();
        QCOMPARE(box->currentData().toString(), QString());
        delete dialog;
    }
    void exportsThePackOfTheCore(Desk& desk, MainWindow& window) {
        const QString out = desk.path("packs");
        exportPackTo(window, out);
        // The selected region may have been rendered already, on the chance that it is dragged: on a slow
        // machine that is before the export comes to it.
        QTRY_VERIFY_WITH_TIMEOUT(sentence(window).contains(QStringLiteral(" rendered, 0 reused")) ||
                                     sentence(window).contains(QStringLiteral(" rendered, 1 reused")),
                                 patience);
        QCOMPARE(messages(window).kind(), ui::MessageBar::Kind::Success);
        const pack::PackPlan& plan = *window.document().plan();
        const std::filesystem::path ours = desk.path("packs of the core").toStdString();
        ui::exportPack(plan, ours, desk.path("another cache").toStdString(), {});
        QCOMPARE(namesOf(filesBelow(out)), namesOf(filesBelow(QString::fromStdString(ours.string()))));
        QCOMPARE(differing(filesBelow(out), filesBelow(QString::fromStdString(ours.string()))),
                 QStringList());
        const std::filesystem::path zip = out.toStdString() + '/' + plan.folder + ".zip";
        QVERIFY(std::filesystem::exists(zip));

        // Once more: nothing is rendered again, and no file is touched.
        const auto before = filesBelow(out);
        const FileStamp zipBefore = stampOf(zip);
        auto* dialog = window.findChild<ui::ExportDialog*>();
        QVERIFY(dialog->findChild<ui::ResultPage*>()->report().contains(
            QString::fromStdString(plan.items.front().path)));
        delete dialog;
        exportPackTo(window, out);
        QTRY_VERIFY_WITH_TIMEOUT(sentence(window).startsWith(QStringLiteral("0 rendered, ")), patience);
        QCOMPARE(filesBelow(out), before);
        QVERIFY(stampOf(zip) == zipBefore);
        auto* open = messages(window).findChild<QPushButton*>();
        open->click();
        QCOMPARE(desk.opened, QUrl::fromLocalFile(out));

        // What was measured stands in the tree now.
        auto& page = *window.findChild<ui::PackPage*>();
        action(window, "showPack").trigger(); // a page that is hidden catches up when it is seen
        const QModelIndex index = page.model().indexOf({0, plan.items.front().slice.id});
        QVERIFY(!index.siblingAtColumn(ui::PackModel::Loudness).data().toString().isEmpty());
    }

    void exportsTheSongOfTheCore(Desk& desk, MainWindow& window) {
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
        pack::SongOutputs outputs;
        outputs.flp = desk.answers.flp.toStdString();
        ui::exportSong(*window.document().plan(), window.document().session().song, outputs,
                       desk.path("another cache").toStdString(), {});
        QCOMPARE(namesOf(filesBelow(desk.path("songs"))), namesOf(exported));
        QCOMPARE(differing(filesBelow(desk.path("songs")), exported), QStringList());
    }

    void writesWhatTheCommandLineWrites(Desk& desk, MainWindow& window) {
        if (!QFileInfo::exists(test::commandLineProgram())) QSKIP("gleaner-cli is not built here");
        const pack::PackPlan& plan = *window.document().plan();
        json::writeFile(desk.path("request.json").toStdString(),
                        json::toBytes(pack::toJson(window.document().session().request)));
        const QString out = desk.path("packs of the command line");
        QCOMPARE(run(desk, {QStringLiteral("pack"), QStringLiteral("--request"), desk.path("request.json"),
                            QStringLiteral("--out"), out}),
                 QString());
        QCOMPARE(namesOf(filesBelow(out)), namesOf(filesBelow(desk.path("packs"))));
        QCOMPARE(differing(filesBelow(out), filesBelow(desk.path("packs"))), QStringList());

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
        QCOMPARE(differing(filesBelow(desk.path("songs")), exported), QStringList());
    }
};

GLEANER_TEST(ExportTest)
#include "export_test.moc"
