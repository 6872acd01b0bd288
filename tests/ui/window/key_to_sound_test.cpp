#include "hands.h"
#include "support/mutants.h"
#include "support/program.h"
#include "ui/recorder.h"
#include "ui/scan.h"

#include "ui/waveform/waveform_page.h"

using namespace gleaner;
using namespace gleaner::test;

namespace {

constexpr double mostMilliseconds = 30.0;

QString inWords(const std::vector<double>& sorted) {
    return QStringLiteral("median %1 ms, 90 %: %2 ms, longest %3 ms")
        .arg(sorted[sorted.size() / 2], 0, 'f', 1)
        .arg(sorted[sorted.size() * 9 / 10], 0, 'f', 1)
        .arg(sorted.back(), 0, 'f', 1);
}

}

/// How long a person waits between Space and the first sound, from the key's event to the frame that the null
/// sink plays.
class KeyToSoundTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        if (!m_sink.isInstalled())
            QSKIP("PulseAudio is not installed: packaging/install-dependencies --tests brings it.");
        QVERIFY(m_sink.start());
        ui::MainWindow& window = m_desk.window();
        window.openFiles({m_desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        QVERIFY(m_recorder.start());
    }

    void fromTheCursor() { measure({}); }

    /// Which was heard before.
    void aRegionThroughTheEffects() { measure(m_desk.current().document().slices(0).front().slice.id); }

    void fromTheCursorDuringAScan() {
        NEEDS_LONG_RUN("times itself against a scan");
        Scan scan;
        measure({});
        QVERIFY(scan.rounds() > 0);
    }

private:
    ui::WaveformView& view() { return m_desk.current().findChild<ui::WaveformPage*>()->view(); }

    void measure(const std::string& region) {
        view().selectSlices({}, false);
        if (!region.empty()) view().selectSlices({region}, true);
        std::vector<double> times;
        // The first one opens the device, and the region is made ready.
        for (int round = 0; round < rounds(60, 25) + 1; ++round) {
            const std::size_t before = m_recorder.size();
            const qint64 pressed = m_recorder.now();
            QTest::keyClick(&view(), Qt::Key_Space);
            QTRY_VERIFY_WITH_TIMEOUT(m_recorder.firstSound(before).has_value(), patience);
            const std::size_t first = *m_recorder.firstSound(before);
            QTRY_VERIFY_WITH_TIMEOUT(m_recorder.size() > first + Recorder::rate / 10, patience);
            if (round > 0) times.push_back((m_recorder.timeOf(first) - static_cast<double>(pressed)) / 1e6);
            if (view().isPlaying()) QTest::keyClick(&view(), Qt::Key_Space);
            QTRY_VERIFY_WITH_TIMEOUT(!view().isPlaying() && m_recorder.waitForSilence(0.05), patience);
        }
        std::ranges::sort(times);
        qInfo("%s", qPrintable(inWords(times)));
        QVERIFY(times.front() > 0.0); // the sink can't know before
        QVERIFY2(times[times.size() / 2] < mostMilliseconds, qPrintable(inWords(times)));
    }

    NullSink m_sink;
    Desk m_desk;
    Recorder m_recorder;
};

GLEANER_TEST(KeyToSoundTest)
#include "key_to_sound_test.moc"
