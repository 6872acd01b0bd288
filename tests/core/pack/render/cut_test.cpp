#include "pack/render/cut.h"

#include "audio/channels.h"
#include "base/error.h"
#include "core/pack/sounds.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

/// Largest difference to a sine of `cycles` a frame that is at `phase` cycles at frame 0, dBFS.
double errorDb(const audio::AudioBuffer& sound, double cycles, double phase, double level) {
    double worst = 0.0;
    for (Frame i = 0; i < sound.frames(); ++i) {
        const double ideal =
            level * std::sin(2.0 * std::numbers::pi * (cycles * static_cast<double>(i) + phase));
        worst = std::max(worst, std::abs(at(sound, 0, i) - ideal));
    }
    return 20.0 * std::log10(worst + 1e-12);
}

}

class CutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void atItsOwnRateASliceIsTheRecordingItself() {
        const audio::AudioBuffer recorded = noise(500000, 1, 0.5, 2);
        audio::MemorySource source(recorded, 48000);
        QCOMPARE(pack::cut(source, {1000, 300000}, 48000, {}), recorded.copy({1000, 300000}));
    }

    /// The tone goes on outside the slice, so its ends must be as good as its middle: no ringing at the cut.
    void resampledEdgesDoNotRing_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::newRow("44.1 to 48") << 44100 << 48000;
        QTest::newRow("48 to 44.1") << 48000 << 44100;
        QTest::newRow("96 to 48") << 96000 << 48000;
        QTest::newRow("192 to 22.05") << 192000 << 22050;
        QTest::newRow("odd") << 44101 << 48000;
    }
    void resampledEdgesDoNotRing() {
        QFETCH(int, from);
        QFETCH(int, to);
        audio::MemorySource source(sine(400000, 1000.0 / from), from);
        const FrameRange range{150001, 230002};
        const audio::AudioBuffer sound = pack::cut(source, range, to, {});
        QCOMPARE(sound.frames(), std::llround(static_cast<double>(range.length()) * to / from));
        const double phase = 1000.0 / from * static_cast<double>(range.begin);
        // Half a frame of the new rate is how far its grid may lie from the slice's first frame.
        double best = 0.0;
        for (int part = -50; part <= 50; ++part)
            best = std::min(best, errorDb(sound, 1000.0 / to, phase + part * 0.01 * 1000.0 / to, 0.5));
        QVERIFY2(best < -60.0, qPrintable(QString::number(best)));
    }

    void aSliceAtTheVeryBeginningStartsOnItsFrame() {
        audio::MemorySource source(sine(200000, 1000.0 / 44100), 44100);
        const audio::AudioBuffer sound = pack::cut(source, {0, 44100}, 48000, {});
        QCOMPARE(sound.frames(), Frame{48000});
        QVERIFY(errorDb(sound.copy({2000, 48000}), 1000.0 / 48000, 2000.0 / 48.0, 0.5) < -80.0);
    }

    /// Played round and round, the loop is the endless tone: seam and all.
    void aResampledLoopStaysSeamless_data() {
        QTest::addColumn<int>("length");
        for (const int length : {10007, 88200, 4411, 300, 33})
            QTest::newRow(qPrintable(QString::number(length))) << length;
    }
    void aResampledLoopStaysSeamless() {
        QFETCH(int, length);
        const double cycles = std::round(length * 0.01 + 1.0) / length;
        const Frame begin = length + 1234;
        audio::MemorySource source(sine(begin + 2 * length, cycles), 44100);
        const audio::AudioBuffer loop = pack::cutLoop(source, {begin, begin + length}, 48000, {});
        QCOMPARE(loop.frames(), std::llround(length * 48000.0 / 44100.0));
        const double turn = cycles * length / static_cast<double>(loop.frames());
        const double error = errorDb(loop, turn, cycles * static_cast<double>(begin), 0.5);
        QVERIFY2(error < -80.0, qPrintable(QString::number(error)));
    }

    void aLoopThatWouldClickIsMendedFromTheRecording_data() {
        QTest::addColumn<Frame>("begin");
        QTest::addColumn<Frame>("end");
        QTest::newRow("sound on both sides") << Frame{50000} << Frame{98765};
        QTest::newRow("at the beginning") << Frame{0} << Frame{48765};
        QTest::newRow("the whole recording") << Frame{0} << Frame{199963};
    }
    void aLoopThatWouldClickIsMendedFromTheRecording() {
        QFETCH(Frame, begin);
        QFETCH(Frame, end);
        const audio::AudioBuffer recorded = sine(199963, 0.01234);
        audio::MemorySource source(recorded, 48000);
        QVERIFY(seamStep(recorded.copy({begin, end})) > 0.05);
        const audio::AudioBuffer loop = pack::cutLoop(source, {begin, end}, 48000, {});
        QCOMPARE(loop.frames(), end - begin);
        QVERIFY2(seamStep(loop) < 0.045,
                 qPrintable(QString::number(seamStep(loop)))); // the tone's own largest step is 0.039
    }

    void ofManyChannelsThoseOfTheSourceAreTaken() {
        const audio::AudioBuffer recorded = noise(20000, 5, 0.5, 4);
        audio::MemorySource four(recorded, 48000);
        audio::ChannelSource source(four, audio::Channels::pair(2, 3));
        const audio::AudioBuffer sound = pack::cut(source, {100, 10000}, 48000, {});
        QCOMPARE(sound.channels(), 2);
        for (Frame i = 0; i < sound.frames(); ++i)
            QCOMPARE(at(sound, 1, i), at(recorded, 3, i + 100));
    }

    void aRecordingThatEndsTooSoonSaysWhere() {
        audio::MemorySource source(noise(20000, 5), 44100);
        for (const int rate : {44100, 48000})
            try {
                pack::cut(source, {15000, 25000}, rate, {});
                QFAIL("was taken");
            } catch (const Error& error) {
                QVERIFY2(std::string(error.what()).find("20000") != std::string::npos, error.what());
            }
    }

    void stopsWhenAsked() {
        audio::MemorySource source(noise(2000, 5), 48000);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled,
                                 pack::cut(source, {0, 2000}, 48000, Progress(stop.get_token(), {})));
    }
};

GLEANER_TEST(CutTest)
#include "cut_test.moc"
