#include "detection/detect.h"
#include "rhythm/repetition.h"
#include "support/program.h"
#include "support/synthetic.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::Tape;
using music::SampleKind;

namespace {
constexpr auto bar = "x..xo..ox.xoo.oo";

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
        QCOMPARE(loop.traits.bars.value_or(0), 8);
        QCOMPARE(loop.traits.beats.value_or(0), 32);
        QCOMPARE(loop.range.length(), Frame(std::llround(*loop.traits.bars * 240.0 / bpm * 48000)));
        QVERIFY(std::abs(static_cast<double>(loop.range.begin) / 48000.0 - 10.0) < 0.02);
        QVERIFY(loop.range.end <= Frame(48000 * (10.05 + 8 * 240.0 / bpm)));
        QVERIFY(loop.reason.find("bpm") != std::string::npos &&
                loop.reason.find("seam correlation") != std::string::npos);
    }
    /// Nobody plays at 120.00: eight bars of 120.17 are 23 ms shorter, and a cut to the plain tempo would
    /// begin again in the middle of an attack.
    void aTempoThatIsNearlyPlainIsNotMadePlain_data() {
        QTest::addColumn<double>("bpm");
        QTest::addColumn<int>("rounds");
        QTest::newRow("it goes on") << 120.17 << 10;
        QTest::newRow("it stops there") << 120.17 << 8;
        QTest::newRow("slower") << 89.88 << 6;
    }
    void aTempoThatIsNearlyPlainIsNotMadePlain() {
        QFETCH(double, bpm);
        QFETCH(int, rounds);
        Tape tape(40.0, 48000);
        tape.noise(-55.0).pattern(5.0, bar, bpm, rounds);
        const auto loops = loopsOf(tape);
        QCOMPARE(loops.size(), std::size_t(1));
        const double seconds = static_cast<double>(loops[0].range.length()) / 48000.0;
        QVERIFY2(std::abs(seconds - *loops[0].traits.bars * 240.0 / bpm) < 0.0005,
                 qPrintable(QString::number(seconds)));
        QVERIFY(std::abs(*loops[0].traits.bpm - bpm) < 0.02);
        QVERIFY(std::abs(*loops[0].traits.bpm - *loops[0].traits.beats * 60.0 / seconds) < 1e-6);
    }
    void theSeamContinuesTheRecording() {
        Tape tape(30.0);
        tape.noise(-60.0).pattern(5.0, bar, 100.0, 10); // goes on after eight bars
        const auto loops = loopsOf(tape);
        QCOMPARE(loops.size(), std::size_t(1));
        QCOMPARE(loops[0].traits.bars.value_or(0), 8);
        double product = 0.0, first = 0.0, second = 0.0;
        for (std::size_t n = 0; n < 1323; ++n) {
            const double x = double(tape.samples()[std::size_t(loops[0].range.begin) + n]);
            const double y = double(tape.samples()[std::size_t(loops[0].range.end) + n]);
            product += x * y;
            first += x * x;
            second += y * y;
        }
        QVERIFY(product / std::sqrt(first * second) > 0.95);
    }
    void aPatternOfTwoBarsIsNotCutInHalf() {
        Tape tape(40.0);
        tape.noise(-55.0).pattern(4.0, "x..xo..ox.xoo.oox..oo.xox...o.xo", 110.0, 3);
        const auto loops = loopsOf(tape);
        QCOMPARE(loops.size(), std::size_t(1));
        QCOMPARE(loops[0].traits.bars.value_or(0), 4); // of six
        QCOMPARE(loops[0].traits.bpm.value_or(0.0), 110.0);
        for (const LoopCandidate& candidate : loops[0].candidates)
            QVERIFY(candidate.bars.value_or(0) == 2 || candidate.bars.value_or(0) == 4);
    }
    void aLoopCoversMoreThanHalfOfItsStretch_data() {
        QTest::addColumn<int>("rounds");
        QTest::addColumn<int>("bars");
        QTest::newRow("three") << 3 << 2;
        QTest::newRow("four") << 4 << 4;
        QTest::newRow("five") << 5 << 4;
        QTest::newRow("seven") << 7 << 4;
        QTest::newRow("eight") << 8 << 8;
    }
    void aLoopCoversMoreThanHalfOfItsStretch() {
        QFETCH(int, rounds);
        QFETCH(int, bars);
        Tape tape(40.0);
        tape.noise(-55.0).pattern(6.0, bar, 104.0, rounds);
        const auto loops = loopsOf(tape);
        QCOMPARE(loops.size(), std::size_t(1));
        QCOMPARE(loops[0].traits.bars.value_or(0), bars);
        const double bpm = loops[0].traits.bpm.value_or(0.0);
        QCOMPARE(bpm, 104.0);
        const FrameRange stretch{6 * 44100, Frame((6.0 + rounds * 240.0 / bpm) * 44100)};
        QVERIFY(intersectionOverUnion(loops[0].range, stretch) >= 0.5);
        QCOMPARE(loops[0].range.length(), Frame(std::llround(bars * 240.0 / bpm * 44100)));
    }
    void otherCutsAreOffered() {
        Tape tape(40.0);
        tape.noise(-55.0).pattern(6.0, bar, 100.0, 10);
        const auto loops = loopsOf(tape);
        QCOMPARE(loops.size(), std::size_t(1));
        const auto& candidates = loops[0].candidates;
        QCOMPARE(candidates.size(), std::size_t(5));
        QVERIFY(std::any_of(candidates.begin(), candidates.end(),
                            [&](const LoopCandidate& c) { return c.range == loops[0].range; }));
        QVERIFY(std::any_of(candidates.begin(), candidates.end(),
                            [](const LoopCandidate& c) { return c.bars.value_or(0) == 4; }));
        for (const LoopCandidate& c : candidates) {
            QCOMPARE(c.range.length(), Frame(std::llround(c.bars.value_or(0) * 2.4 * 44100)));
            QVERIFY(c.seamCost >= 0.0 && c.seamCost <= 2.0);
            QVERIFY(c.range.begin >= Frame(5.9 * 44100) && c.range.end <= Frame(30.1 * 44100));
        }
    }
    void theTempoIsLookedForWhereTheUserSays() {
        Tape tape(30.0);
        tape.noise(-55.0).pattern(4.0, bar, 86.0, 8);
        auto source = tape.source();
        DetectSettings settings;
        settings.kinds = {SampleKind::Loop};
        settings.tempi = {120.0, 185.0};
        const auto loops = detect(source, settings, {}).slices;
        QCOMPARE(loops.size(), std::size_t(1));
        QCOMPARE(loops[0].traits.bpm.value_or(0.0), 172.0);
        QCOMPARE(loops[0].traits.bars.value_or(0), 16);
    }
    void aLongStretchGivesOneEverySoOften() {
        Tape tape(100.0);
        tape.noise(-55.0).pattern(5.0, bar, 120.0, 45); // 90 s
        const auto loops = loopsOf(tape);
        QVERIFY(loops.size() >= 2 && loops.size() <= 3);
        for (std::size_t i = 0; i < loops.size(); ++i) {
            QCOMPARE(loops[i].traits.bars.value_or(0) % 4, 0);
            QVERIFY(loops[i].range.length() <= Frame(32) * 44100);
            if (i > 0) QVERIFY(loops[i].range.begin >= loops[i - 1].range.end);
        }
    }
    /// Played by hand: the tempo wanders, no two strokes are the same.
    void aLoopThatWasPlayedEndsWhereThePlayerCameBack() {
        Tape tape(40.0);
        tape.noise(-55.0);
        Random random(21);
        std::vector<double> strokes;
        double at = 6.0;
        for (int b = 0; b < 8; ++b) {
            const double sixteenth = 15.0 / (104.0 + 0.35 * b);
            for (const auto& [step, hertz] : {std::pair<int, double>{0, 150.0},
                                              {4, 1400.0},
                                              {6, 2500.0},
                                              {8, 150.0},
                                              {10, 150.0},
                                              {12, 1400.0},
                                              {14, 2500.0}}) {
                strokes.push_back(at + step * sixteenth + random.between(-0.004, 0.004));
                tape.hit(strokes.back(), random.between(0.35, 0.5), hertz * random.between(0.97, 1.03), 0.15,
                         random.next());
            }
            at += 16.0 * sixteenth;
        }
        const auto loops = loopsOf(tape);
        QCOMPARE(loops.size(), std::size_t(1));
        const double bpm = loops[0].traits.bpm.value_or(0.0);
        QVERIFY2(bpm > 103.0 && bpm < 108.0, qPrintable(QString::number(bpm)));
        const double seconds = static_cast<double>(loops[0].range.length()) / 44100.0;
        QVERIFY(std::abs(seconds - loops[0].traits.beats.value_or(0) * 60.0 / bpm) < 0.0001);
        for (const Frame joint : {loops[0].range.begin, loops[0].range.end}) {
            const double analysed = static_cast<double>(joint) / 44100.0;
            QVERIFY2(std::any_of(strokes.begin(), strokes.end(),
                                 [&](double stroke) { return std::abs(stroke - analysed) < 0.012; }),
                     qPrintable(QString::number(analysed)));
        }
    }
    void halfABarThatComesAgainIsCutAsABar() {
        Tape tape(40.0, 48000);
        tape.noise(-55.0).pattern(6.0, "x..xo..ox..xo..o", 95.0, 1, 0.12);
        for (int i = 1; i < 3; ++i)
            tape.pattern(6.0 + i * 240.0 / 95.0, "x..xo..ox..xo..o", 95.0, 1, 0.12);
        const auto loops = loopsOf(tape);
        QCOMPARE(loops.size(), std::size_t(1));
        QCOMPARE(loops[0].traits.bpm.value_or(0.0), 95.0);
        QCOMPARE(loops[0].traits.bars.value_or(0), 2); // of three
        QCOMPARE(loops[0].range.length(), Frame(std::llround(480.0 / 95.0 * 48000)));
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

GLEANER_TEST(DetectLoopsTest)
#include "detect_loops_test.moc"
