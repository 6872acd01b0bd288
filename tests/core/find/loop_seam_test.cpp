#include "find/loop_seam.h"
#include "support/program.h"
#include "support/synthetic.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::Tape;

class LoopSeamTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWaveSaysWhereItGoesOn() {
        Tape tape(6.0);
        tape.noise(-60.0).pattern(1.0, "x.o.x.oo", 120.37, 4);
        const Frame begin = 44100 - 100;
        const double period = 8 * 15.0 / 120.37 * 44100;
        const auto truth = static_cast<Frame>(std::llround(begin + 2 * period));
        for (const Frame off : {Frame(0), Frame(-700), Frame(800)}) {
            const Continuation found = bestContinuation(tape.samples(), begin, truth + off, 882, 1323);
            QVERIFY(std::abs(found.at - truth) <= 1);
            QVERIFY(found.correlation > 0.95);
        }
        // Where nothing follows, what lies before both places is compared.
        const auto size = static_cast<Frame>(tape.samples().size());
        QCOMPARE(bestContinuation(tape.samples(), 0, size - 10, 100, 1323).correlation, 0.0);
    }
    void whatComesAgainGoesOn() {
        Tape tape(4.0);
        tape.pattern(0.0, "x.o.x.o.", 120.0, 4);
        const auto period = static_cast<Frame>(44100);
        QVERIFY(seamCorrelation(tape.samples(), 0, period, 1323) > 0.999);
        QVERIFY(seamCorrelation(tape.samples(), 0, period / 4, 1323) < 0.9); // a high hit after a low one
        QCOMPARE(seamCorrelation(tape.samples(), -1, period, 1323), 0.0);
        QCOMPARE(seamCorrelation(tape.samples(), 0, 4 * period - 100, 1323), 0.0);
    }
    void differentNoiseIsHeardWhereItIsLoud() {
        Tape tape(2.0);
        tape.noise(-60.0);
        const auto& mono = tape.samples();
        const double quiet = std::pow(10.0, -60.0 / 10.0); // power of the noise itself
        QVERIFY(std::abs(seamCorrelation(mono, 0, 44100, 4410)) < 0.1);
        QVERIFY(audibleSeam(mono, 0, 44100, 4410, quiet) < 0.1);
        QVERIFY(audibleSeam(mono, 0, 44100, 4410, 1e4 * quiet) > 0.999); // under a loop at -20 dB
    }
    /// Two channels that go through zero at different places: the joint is quiet in both.
    void theJointIsQuietInAllChannels() {
        audio::AudioBuffer firsts(2, 41);
        audio::AudioBuffer lasts(2, 41);
        for (Frame n = 0; n < 41; ++n) {
            const auto i = static_cast<std::size_t>(n);
            firsts.channel(0)[i] = lasts.channel(0)[i] = 0.01F * static_cast<float>(n - 10);
            firsts.channel(1)[i] = lasts.channel(1)[i] = 0.03F * static_cast<float>(n - 30);
        }
        QCOMPARE(quietJoint(firsts, lasts), Frame(30)); // 0.2 in the left; at 10 it would be 0.6 in the right
        audio::AudioBuffer silence(2, 41);
        QCOMPARE(quietJoint(silence, silence), Frame(20));
    }
};

GLEANER_TEST(LoopSeamTest)
#include "loop_seam_test.moc"
