#include "loudness/live_meter.h"
#include "support/program.h"

#include <QTest>

#include <numbers>

using namespace gleaner;
using namespace gleaner::loudness;

namespace {

using Frames = std::vector<std::array<float, 2>>;

Frames sine(double hertz, double level, int rate, double seconds, double phase = 0.0) {
    Frames frames;
    for (int i = 0; i < static_cast<int>(seconds * rate); ++i) {
        const double at = 2.0 * std::numbers::pi * hertz * i / rate + phase;
        const auto value = static_cast<float>(linearFromDecibels(Decibels(level)) * std::sin(at));
        frames.push_back({value, value});
    }
    return frames;
}

/// In the uneven blocks that a sound device asks for.
void feed(LiveMeter& meter, const Frames& frames) {
    std::size_t size = 1;
    for (std::size_t at = 0; at < frames.size(); at += size, size = size * 7 % 509 + 1)
        meter.add(std::span(frames).subspan(at, std::min(size, frames.size() - at)));
}

}

class LiveMeterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsSilence() {
        LiveMeter meter(48000);
        QCOMPARE(meter.take(), Levels());
        feed(meter, Frames(48000));
        QCOMPARE(meter.take(), Levels());
        QCOMPARE(meter.held(), Levels());
    }

    /// EBU Tech 3341: a 1 kHz sine at -23 dBFS in both channels reads -23 LUFS, momentary and short-term.
    void aSineReadsItsLevel_data() {
        QTest::addColumn<int>("rate");
        for (const int rate : {44100, 48000, 96000})
            QTest::addRow("%d", rate) << rate;
    }
    void aSineReadsItsLevel() {
        QFETCH(int, rate);
        for (const double level : {-23.0, -33.0}) {
            LiveMeter meter(rate);
            feed(meter, sine(1000.0, level, rate, 4.0));
            const Levels levels = meter.take();
            QVERIFY2(std::abs(levels.momentary.value - level) < 0.1,
                     qPrintable(QString::number(levels.momentary.value)));
            QVERIFY(std::abs(levels.shortTerm.value - level) < 0.1);
            QVERIFY(std::abs(levels.peak[0].value - level) < 0.1);
            QVERIFY(std::abs(levels.peak[1].value - level) < 0.1);
        }
    }

    /// 400 ms hold all of a tone of that length, 3 s hold 400 ms of it: 8.75 LU less.
    void theWindowsAreAsLongAsTheySay() {
        constexpr int rate = 48000;
        LiveMeter meter(rate);
        feed(meter, Frames(3 * rate));
        feed(meter, sine(1000.0, -20.0, rate, 0.4));
        const Levels levels = meter.take();
        QVERIFY(std::abs(levels.momentary.value + 20.0) < 0.1);
        QVERIFY(std::abs(levels.shortTerm.value + 20.0 + 10.0 * std::log10(3.0 / 0.4)) < 0.1);
        feed(meter, Frames(rate));
        QVERIFY(meter.take().momentary.value < -70.0);
        QVERIFY(std::abs(meter.held().momentary.value + 20.0) < 0.1);
    }

    /// EBU Tech 3341, case 15: a quarter of the rate, caught 45 degrees off its tops, rises 3 dB between the
    /// frames.
    void whatRisesBetweenTheFramesIsSeen() {
        constexpr int rate = 48000;
        LiveMeter meter(rate);
        feed(meter, sine(rate / 4.0, -6.0, rate, 0.5, std::numbers::pi / 4.0));
        meter.take(); // the tone's hard begin overshoots
        feed(meter, sine(rate / 4.0, -6.0, rate, 0.5, std::numbers::pi / 4.0));
        const Levels levels = meter.take();
        QVERIFY(std::abs(levels.peak[0].value + 9.01) < 0.05);
        QVERIFY2(std::abs(levels.truePeak.value + 6.0) < 0.2,
                 qPrintable(QString::number(levels.truePeak.value)));
    }

    void whatIsHeldStaysUntilItIsForgotten() {
        LiveMeter meter(48000);
        feed(meter, sine(1000.0, -6.0, 48000, 1.0));
        meter.take();
        feed(meter, Frames(4 * 48000));
        QVERIFY(meter.take().peak[0].value < -100.0);
        QVERIFY(std::abs(meter.held().peak[0].value + 6.0) < 0.1);
        QVERIFY(std::abs(meter.held().momentary.value + 6.0) < 0.1);
        meter.forgetHeld();
        QCOMPARE(meter.held(), Levels());
    }
};

GLEANER_TEST(LiveMeterTest)
#include "live_meter_test.moc"
