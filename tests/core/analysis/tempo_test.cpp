#include "analysis/tempo.h"
#include "synthetic.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::Tape;

namespace {
constexpr auto bar = "x.o.xxo.x.o.x.oo";
}

class TempoTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cutLoop_data() {
        QTest::addColumn<double>("bpm");
        QTest::addColumn<int>("bars");
        for (const double bpm : {88.0, 95.0, 100.0, 120.0, 128.0, 140.0})
            for (const int bars : {1, 2, 4})
                QTest::addRow("%g bpm, %d bars", bpm, bars) << bpm << bars;
    }
    void cutLoop() {
        QFETCH(double, bpm);
        QFETCH(int, bars);
        Tape tape(bars * 240.0 / bpm);
        tape.noise(-60.0).pattern(0.0, bar, bpm, bars);
        const auto tempo = estimateTempo(tape.samples(), tape.rate());
        QVERIFY(tempo);
        QVERIFY2(std::abs(tempo->bpm - bpm) < 0.05, qPrintable(QString::number(tempo->bpm)));
        QCOMPARE(tempo->beats.value_or(0), 4 * bars);
        QVERIFY(tempo->confidence > 0.3);
    }
    void loopThatIsCaughtInTheMiddle() {
        for (const double bpm : {95.0, 117.0}) {
            Tape tape(13.0);
            tape.noise(-50.0).pattern(-0.0, bar, bpm, 8);
            tape.samples().erase(tape.samples().begin(), tape.samples().begin() + 40000);
            const auto tempo = estimateTempo(tape.samples(), tape.rate());
            QVERIFY(tempo);
            QVERIFY2(std::abs(tempo->bpm - bpm) < 0.1, qPrintable(QString::number(tempo->bpm)));
            QVERIFY(std::abs(tempo->roundSeconds - 240.0 / bpm) < 0.001);
        }
    }
    void longTakeWithoutRepetition() {
        Tape tape(30.0);
        tape.noise(-60.0);
        Random random(3);
        for (int i = 0; i < 118; ++i) // eighths at 120 bpm, some left out, all different
            if (i % 4 == 0 || random.unit() < 0.6)
                tape.hit(0.25 * i, random.between(0.2, 0.6), random.between(150.0, 3000.0), 0.1,
                         random.next());
        const auto tempo = estimateTempo(tape.samples(), tape.rate());
        QVERIFY(tempo);
        QVERIFY2(std::abs(tempo->bpm - 120.0) < 1.0, qPrintable(QString::number(tempo->bpm)));
    }
    void noiseHasNoPulse() {
        Tape tape(30.0);
        tape.noise(-20.0);
        const auto tempo = estimateTempo(tape.samples(), tape.rate());
        QVERIFY(!tempo || tempo->confidence < 0.15);
    }
    void silenceHasNoTempo() { QVERIFY(!estimateTempo(Tape(4.0).samples(), 44100)); }
};

QTEST_GUILESS_MAIN(TempoTest)
#include "tempo_test.moc"
