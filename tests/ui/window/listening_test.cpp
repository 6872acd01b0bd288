#include "hands.h"
#include "support/program.h"
#include "ui/null_sink.h"
#include "ui/recorder.h"
#include "ui/scan.h"

#include "ui/pack/pack_page.h"
#include "ui/player/player.h"
#include "ui/recordings/recordings_panel.h"
#include "ui/regions/regions_page.h"
#include "ui/waveform/waveform_page.h"

#include "codec/file_reader.h"
#include "session/session_json.h"
#include "json/json.h"

#include <QTableView>
#include <QTreeView>

using namespace gleaner;
using namespace gleaner::test;

/// A person who listens while Gleaner works: Space plays, Space stops, for as long as they like.
class ListeningTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        if (!m_sink.isInstalled())
            QSKIP("PulseAudio is not installed: packaging/install-dependencies --tests brings it.");
        QVERIFY(m_sink.start());
    }

    void twoHundredRoundsDuringAScan() {
        Desk desk;
        ui::MainWindow& window = desk.window();
        window.openFiles({desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        auto& view = window.findChild<ui::WaveformPage*>()->view();
        QSignalSpy plays(&view, &ui::WaveformView::playRequested);
        QSignalSpy stops(&view, &ui::WaveformView::stopRequested);
        Scan scan;
        for (int round = 0; round < 200; ++round) {
            QTest::keyClick(&view, Qt::Key_Space);
            QTRY_VERIFY_WITH_TIMEOUT(view.isPlaying(), patience);
            QTest::keyClick(&view, Qt::Key_Space);
            QTRY_VERIFY_WITH_TIMEOUT(!view.isPlaying(), patience);
            QVERIFY2(sentence(window).isEmpty(), qPrintable(sentence(window)));
        }
        QCOMPARE(plays.count(), 200);
        QCOMPARE(stops.count(), 200);
        QCOMPARE(NullSink::streams().size(), 1);
    }

    /// The pack holds the same content once; in the window it may stand twice.
    void aRegionOfACopyIsHeardThroughTheEffects() {
        Desk desk;
        ui::MainWindow& window = desk.window();
        const QString first = desk.recording();
        const QString copy = desk.path("copy.wav");
        QVERIFY(QFile::copy(first, copy));
        session::Session session = session::freshSession();
        session.request.assets = {pack::Asset{first.toStdString(), {}, {}},
                                  pack::Asset{copy.toStdString(), {}, {}},
                                  pack::Asset{desk.recording(6).toStdString(), {}, {}}};
        json::writeFile(desk.path("twice.gleaner").toStdString(), json::toBytes(session::toJson(session)));
        window.openFiles({desk.path("twice.gleaner")});
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(3), patience);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(window), patience);
        action(window, "processed").triggered(true);
        for (const int recording : {1, 2}) {
            auto& view = showSlice(window, recording);
            QTest::keyClick(&view, Qt::Key_Space);
            QTRY_VERIFY_WITH_TIMEOUT(view.isPlaying(), patience);
            QTest::keyClick(&view, Qt::Key_Space);
            QTRY_VERIFY_WITH_TIMEOUT(!view.isPlaying(), patience);
            QVERIFY2(sentence(window).isEmpty(), qPrintable(sentence(window)));
        }
    }

    void aRegionIsHeardThoughThePackCanNotBeMade() {
        Desk desk;
        ui::MainWindow& window = desk.window();
        window.openFiles({desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        window.document().editRequest(QStringLiteral("Naming"),
                                      [](pack::PackRequest& request) { request.naming = "{colour}"; });
        QVERIFY(!window.document().plan());
        action(window, "processed").triggered(true);
        auto& view = showSlice(window, 0);
        QTest::keyClick(&view, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(view.isPlaying(), patience);
    }

    /// What is selected is heard, wherever that is done, and once.
    void autoPlayInTheWaveformAndInLists() {
        Desk desk;
        ui::MainWindow& window = openedWindow(desk);
        auto& view = window.findChild<ui::WaveformPage*>()->view();
        auto& regions = *window.findChild<ui::RegionsPage*>();
        action(window, "autoPlay").setChecked(true);
        const auto isPlayingNow = [&] { return view.isPlaying(); };
        const auto stop = [&] {
            QTest::keyClick(&view, Qt::Key_Space);
            return QTest::qWaitFor([&] { return !view.isPlaying(); }, patience);
        };
        QTest::keyClick(&view, Qt::Key_Tab); // the next region
        QTRY_VERIFY_WITH_TIMEOUT(isPlayingNow(), patience);
        QVERIFY(stop());
        regions.table().selectRow(2);
        QTRY_VERIFY_WITH_TIMEOUT(isPlayingNow(), patience);
        QVERIFY(stop());
        auto& tree = window.findChild<ui::PackPage*>()->tree();
        action(window, "showPack").trigger(); // a page that is hidden catches up when it is seen
        tree.expandAll();
        const QModelIndex file = firstFile(*tree.model(), {});
        QVERIFY(file.isValid());
        tree.setCurrentIndex(file);
        QTRY_VERIFY_WITH_TIMEOUT(isPlayingNow(), patience);
        QVERIFY(stop());
        action(window, "autoPlay").setChecked(false);
        regions.table().selectRow(3);
        QTest::keyClick(&view, Qt::Key_Tab);
        QVERIFY(!view.isPlaying());
    }

    /// P, Shift+P, T and L change what is heard without a stop.
    void theWayIsChangedWhileItPlays() {
        Desk desk;
        ui::MainWindow& window = openedWindow(desk);
        auto& view = showSlice(window, 0);
        action(window, "loop").trigger();
        QTest::keyClick(&view, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(view.isPlaying(), patience);
        const QStringList stream = NullSink::streams();
        Recorder recorder;
        QVERIFY(recorder.start());
        for (const char* name : {"compare", "compare", "processed", "inSong", "inSong", "seam"}) {
            action(window, name).trigger();
            const std::size_t from = recorder.size();
            QTRY_VERIFY_WITH_TIMEOUT(recorder.size() > from + Recorder::rate, patience);
            QVERIFY2(recorder.firstSound(from, 0.001F).has_value(), name);
            QVERIFY(view.isPlaying());
        }
        QCOMPARE(NullSink::streams(), stream);
        QTest::keyClick(&view, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!view.isPlaying(), patience);
        QVERIFY2(sentence(window).isEmpty(), qPrintable(sentence(window)));
    }

    /// Without its effects a region sounds as the file has it, frame by frame, again and again without a gap.
    void aLoopedRegionIsHeardAsItIsInTheFile() {
        Desk desk;
        ui::MainWindow& window = openedWindow(desk);
        if (action(window, "processed").isChecked()) action(window, "processed").trigger();
        const auto& recording = window.document().recordings()[0].recording;
        const auto& slice = window.document().slices(0).front().slice;
        auto& view = window.findChild<ui::WaveformPage*>()->view();
        view.selectSlices({slice.id}, true);
        QCOMPARE(recording.info.rate, Recorder::rate); // or it would be resampled
        audio::AudioBuffer sound;
        audio::FileReader(recording.file).read(slice.range, sound);
        const auto length = static_cast<std::size_t>(slice.range.length());
        Recorder::Frames wanted(3 * length);
        for (std::size_t i = 0; i < wanted.size(); ++i)
            for (int c = 0; c < 2; ++c)
                wanted[i][static_cast<std::size_t>(c)] =
                    sound.channel(std::min(c, sound.channels() - 1))[i % length] *
                    std::min(1.0F, static_cast<float>(i) / 144.0F);
        QTest::keyClick(&view, Qt::Key_Space); // opens the device
        QTRY_VERIFY_WITH_TIMEOUT(view.isPlaying(), patience);
        QTest::keyClick(&view, Qt::Key_Space);
        Recorder recorder;
        QVERIFY(recorder.start());
        double best = 1e300;
        // A machine that does a lot beside may not be in time for all of it: what is wrong is wrong each
        // time.
        for (int attempt = 0; attempt < 8 && best >= -90.0; ++attempt) {
            QVERIFY(recorder.waitForSilence(0.1));
            const std::size_t before = recorder.size();
            QTest::keyClick(&view, Qt::Key_L);
            QTRY_VERIFY_WITH_TIMEOUT(recorder.firstSound(before) &&
                                         recorder.size() > *recorder.firstSound(before) + 3 * length + 9000,
                                     patience);
            const std::size_t first = *recorder.firstSound(before);
            for (std::size_t at = first - 8; at < first + 8; ++at)
                best = std::min(best, residual(recorder.frames(), at, wanted));
            QTest::keyClick(&view, Qt::Key_Space);
        }
        QVERIFY2(best < -90.0, qPrintable(QString::number(best)));
    }

private:
    static ui::MainWindow& openedWindow(Desk& desk) {
        ui::MainWindow& window = desk.window();
        window.openFiles({desk.recording()});
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        }();
        return window;
    }
    /// Of the tree of the pack: what has nothing below it.
    static QModelIndex firstFile(const QAbstractItemModel& model, const QModelIndex& at) {
        if (at.isValid() && model.rowCount(at) == 0) return at;
        return model.rowCount(at) > 0 ? firstFile(model, model.index(0, 0, at)) : QModelIndex();
    }
    static ui::WaveformView& showSlice(ui::MainWindow& window, int recording) {
        window.findChild<ui::RecordingsPanel*>()->setCurrent(recording);
        auto& view = window.findChild<ui::WaveformPage*>()->view();
        view.selectSlices({window.document().slices(recording).back().slice.id}, true);
        return view;
    }

    NullSink m_sink;
};

GLEANER_TEST(ListeningTest)
#include "listening_test.moc"
