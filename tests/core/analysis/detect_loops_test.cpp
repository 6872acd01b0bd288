#include "analysis/detect.h"
#include "analysis/repetition.h"
#include "synthetic.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::Tape;
using music::SampleKind;

namespace {
constexpr auto bar = "x..ox.o.x.xoo.o.";

std::vector<Slice> loopsOf(const Tape& tape) {
    DetectSettings settings;
    settings.kinds = {SampleKind::Loop};
    auto source = tape.source();
    return detect(source, settings, {}).slices;
}
}

class DetectLoopsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBarIsCutToTheSample_data() {
        QTest::addColumn<double>("bpm");
        QTest::addColumn<double>("swing");
        QTest::newRow("95 straight") << 95.0 << 0.0;
        QTest::newRow("95 swung") << 95.0 << 0.3;
        QTest::newRow("120") << 120.0 << 0.0;
        QTest::newRow("83") << 83.0 << 0.15;
    }
    void aBarIsCutToTheSample() {
        QFETCH(double, bpm);
        QFETCH(double, swing);
        Tape tape(40.0, 48000);
        tape.noise(-50.0).pattern(10.0, bar, bpm, 8, swing).hit(3.0).hit(5.5, 0.4, 400.0);
        const auto loops = loopsOf(tape);
        QCOMPARE(loops.size(), std::size_t(1));
        const Slice& loop = loops.front();
        QCOMPARE(loop.traits.bpm.value_or(0.0), bpm);
        QVERIFY(loop.traits.bars.value_or(0) >= 1);
        QCOMPARE(loop.traits.beats.value_or(0), 4 * *loop.traits.bars);
        QCOMPARE(loop.range.length(), Frame(std::llround(*loop.traits.bars * 240.0 / bpm * 48000)));
        QVERIFY(loop.range.begin >= 48000 * 99 / 10);
        QVERIFY(loop.range.end <= Frame(48000 * (10.05 + 8 * 240.0 / bpm)));
        QVERIFY(loop.reason.find("bpm") != std::string::npos &&
                loop.reason.find("seam correlation") != std::string::npos);
    }
    void theSeamContinuesTheRecording() {
        Tape tape(30.0);
        tape.noise(-60.0).pattern(5.0, bar, 100.0, 8);
        const auto loops = loopsOf(tape);
        QCOMPARE(loops.size(), std::size_t(1));
        double product = 0.0, first = 0.0, second = 0.0;
        for (std::size_t n = 0; n < 1323; ++n) {
            const double x = double(tape.samples()[std::size_t(loops[0].range.begin) + n]);
            const double y = double(tape.samples()[std::size_t(loops[0].range.end) + n]);
            product += x * y, first += x * x, second += y * y;
        }
        QVERIFY(product / std::sqrt(first * second) > 0.95);
    }
    void aPatternOfTwoBarsIsNotCutInHalf() {
        Tape tape(40.0);
        tape.noise(-55.0).pattern(4.0, "x..ox.o.x.xoo.o.x.oox.x.x..xo.oo", 110.0, 6);
        const auto loops = loopsOf(tape);
        QCOMPARE(loops.size(), std::size_t(1));
        QCOMPARE(loops[0].traits.bars.value_or(0), 2);
        QCOMPARE(loops[0].traits.bpm.value_or(0.0), 110.0);
    }
    void halfABarThatComesAgainIsCutAsABar() {
        Tape tape(40.0, 48000);
        tape.noise(-55.0).pattern(6.0, "x..ox.oox..ox.oo", 95.0, 8, 0.12);
        const auto loops = loopsOf(tape);
        QCOMPARE(loops.size(), std::size_t(1));
        QCOMPARE(loops[0].traits.bpm.value_or(0.0), 95.0);
        QCOMPARE(loops[0].traits.bars.value_or(0), 1);
        QCOMPARE(loops[0].range.length(), Frame(std::llround(240.0 / 95.0 * 48000)));
    }
    void noLoopInRain() {
        Tape tape(40.0);
        tape.noise(-35.0);
        Random random(4);
        for (int i = 0; i < 400; ++i)
            tape.hit(random.between(0.0, 39.0), random.between(0.02, 0.15), random.between(800.0, 4000.0),
                     0.03, random.next());
        QVERIFY(loopsOf(tape).empty());
    }
    void noLoopInFootsteps() {
        Tape tape(40.0);
        tape.noise(-50.0);
        Random random(9);
        double at = 1.0;
        while (at < 38.0) { // a person walks: 4 % off each step, no two alike
            tape.hit(at, random.between(0.15, 0.5), random.between(150.0, 500.0), random.between(0.08, 0.2),
                     random.next());
            at += 0.55 * random.between(0.93, 1.07);
        }
        QVERIFY(loopsOf(tape).empty());
    }
    void noLoopInAHum() {
        Tape tape(30.0);
        tape.noise(-50.0).tone(0.0, 30.0, 100.0, 0.2);
        QVERIFY(loopsOf(tape).empty());
    }
    void periodOfARoundIsExact() {
        Tape tape(12.0);
        tape.noise(-60.0).pattern(0.1, bar, 97.3, 5);
        const auto repetition = findRepetition(tape.samples(), tape.rate());
        QVERIFY(repetition);
        QVERIFY(std::abs(repetition->seconds - 240.0 / 97.3) < 0.0002);
        QVERIFY(repetition->isExact());
        Tape noise(12.0);
        noise.noise(-20.0);
        QVERIFY(!findRepetition(noise.samples(), noise.rate()));
    }
};

QTEST_GUILESS_MAIN(DetectLoopsTest)
#include "detect_loops_test.moc"
