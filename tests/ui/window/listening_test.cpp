#include "hands.h"
#include "ui/null_sink.h"
#include "ui/scan.h"

#include "ui/player/player.h"
#include "ui/waveform/waveform_page.h"

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

private:
    NullSink m_sink;
};

QTEST_MAIN(ListeningTest)
#include "listening_test.moc"
