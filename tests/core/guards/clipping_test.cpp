#include "core/guards/guarding.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;
using guards::FlagKind;

namespace {
/// A struck tone at 1 s and one at 3 s, of which the first is cut off at `rail`; rounded to 16 bit.
audio::AudioBuffer strokes(double rail, double gain = 1.0) {
    Tape tape(5.0);
    tape.noise(-60.0).hit(1.0, 3.0, 300.0, 0.5).hit(3.0, 0.2, 300.0, 0.5);
    for (float& x : tape.samples())
        x = static_cast<float>(std::round(gain * std::clamp(static_cast<double>(x), -rail, rail) * 32767.0) /
                               32768.0);
    return tape.buffer();
}
}

class ClippingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRailIsFoundAtFullScaleAndBelow_data() {
        QTest::addColumn<double>("rail");
        QTest::addColumn<double>("gain");
        QTest::newRow("full scale") << 1.0 << 1.0;
        QTest::newRow("clipped, then turned down by 6 dB") << 1.0 << 0.5;
        QTest::newRow("clipped at -8 dB") << 0.4 << 1.0;
        QTest::newRow("clipped, then turned down by 26 dB") << 0.8 << 0.05;
    }
    void aRailIsFoundAtFullScaleAndBelow() {
        QFETCH(double, rail);
        QFETCH(double, gain);
        const auto flags = flagged(FlagKind::Clipping, strokes(rail, gain));
        QCOMPARE(flags.size(), std::size_t{1});
        QVERIFY(flags[0].range.begin >= 44100 && flags[0].range.begin < 44100 + 882);
        QVERIFY(flags[0].range.end < 44100 * 3 / 2);
        QVERIFY(flags[0].value >= 20.0);
    }
    void whatPassesNoRailIsLeftAlone_data() {
        QTest::addColumn<Tape>("tape");
        QTest::newRow("struck") << Tape(3.0).noise(-60.0).hit(1.0, 0.9, 300.0);
        QTest::newRow("a slow wave at full scale") << Tape(3.0).sine(0.0, 3.0, 30.0, 0.999);
        QTest::newRow("a soft slow wave") << Tape(3.0).sine(0.0, 3.0, 50.0, 0.05);
        QTest::newRow("a tone") << Tape(3.0).tone(0.0, 3.0, 440.0, 0.6);
        QTest::newRow("noise to full scale") << Tape(3.0).noise(-5.0);
    }
    void whatPassesNoRailIsLeftAlone() {
        QFETCH(Tape, tape);
        for (float& x : tape.samples())
            x = std::round(x * 32767.0F) / 32768.0F;
        QCOMPARE(flagged(FlagKind::Clipping, tape.buffer()).size(), std::size_t{0});
    }
    void aPeakBetweenSamplesIsAnOver() {
        // A sine at a quarter of the rate, 45 degrees off: its samples lie 3 dB under its crests.
        audio::AudioBuffer sound(1, 44100);
        for (std::size_t n = 0; n < 44100; ++n)
            sound.channel(0)[n] =
                static_cast<float>((n > 20000 && n < 30000 ? 1.13 : 0.9) *
                                   std::sin(std::numbers::pi * (0.5 * static_cast<double>(n) + 0.25)));
        const auto flags = flagged(FlagKind::Over, sound);
        QCOMPARE(flags.size(), std::size_t{1});
        QVERIFY(covers(flags, 0.5) && !covers(flags, 0.4) && !covers(flags, 0.7));
        QVERIFY2(std::abs(flags[0].value - 1.06) < 0.2, qPrintable(QString::number(flags[0].value)));
    }
};

GLEANER_TEST(ClippingTest)
#include "clipping_test.moc"
