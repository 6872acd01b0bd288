#include "hands.h"
#include "support/program.h"
#include "ui/null_sink.h"
#include "ui/scan.h"

#include "ui/player/player.h"
#include "ui/recordings/recordings_panel.h"
#include "ui/waveform/waveform_page.h"

#include "session/session_json.h"
#include "json/json.h"

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

private:
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
