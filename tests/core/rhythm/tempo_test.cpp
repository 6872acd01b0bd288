#include "rhythm/tempo.h"
#include "rhythm/tempo_grid.h"
#include "support/program.h"
#include "support/synthetic.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::Tape;

namespace {
constexpr auto bar = "x.x.o..xx.x.o.xo";

/// A drum machine: kick and snare as Tape::pattern writes them, hats as x.
Tape drums(double bpm, int bars, std::string_view kickAndSnare, std::string_view hats) {
    Tape tape(bars * 240.0 / bpm);
    tape.noise(-60.0).pattern(0.0, kickAndSnare, bpm, bars);
    for (int i = 0; i < 16 * bars; ++i)
        if (hats[static_cast<std::size_t>(i) % hats.size()] == 'x')
            tape.hit(i * 15.0 / bpm, 0.12, 8000.0, 0.04, 11);
    return tape;
}

/// How plainly a pulse stands out; 0 where there is none.
double confidenceOf(const Tape& tape) {
    const auto tempo = estimateTempo(tape.samples(), tape.rate());
    return tempo ? tempo->confidence : 0.0;
}
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
    void octaveOfAStyle_data() {
        QTest::addColumn<double>("bpm");
        QTest::addColumn<QByteArray>("kickAndSnare");
        QTest::addColumn<QByteArray>("hats");
        const QByteArray eighths("x.x.x.x.x.x.x.x.");
        QTest::newRow("boom bap") << 90.0 << QByteArray("x..xo....x.xo...") << eighths;
        QTest::newRow("rock") << 110.0 << QByteArray("x...o...x.x.o...") << eighths;
        QTest::newRow("slow rock") << 80.0 << QByteArray("x...o...x.x.o...") << eighths;
        QTest::newRow("house") << 124.0 << QByteArray("x...x...x...x...") << QByteArray("..x...x...x...x.");
        QTest::newRow("hardcore") << 175.0 << QByteArray("x...x...x...x...")
                                  << QByteArray("..x...x...x...x.");
        QTest::newRow("two-step") << 172.0 << QByteArray("x...o.....x.o...") << eighths;
    }
    void octaveOfAStyle() {
        QFETCH(double, bpm);
        QFETCH(QByteArray, kickAndSnare);
        QFETCH(QByteArray, hats);
        for (const int bars : {1, 2, 4}) {
            const Tape tape = drums(bpm, bars, kickAndSnare.toStdString(), hats.toStdString());
            const auto tempo = estimateTempo(tape.samples(), tape.rate());
            QVERIFY(tempo);
            QVERIFY2(std::abs(tempo->bpm - bpm) < 0.05, qPrintable(QString::number(tempo->bpm)));
        }
    }
    void otherOctavesAreTold() {
        const Tape tape = drums(90.0, 2, "x..xo....x.xo...", "x.x.x.x.x.x.x.x.");
        const auto free = estimateTempo(tape.samples(), tape.rate());
        QVERIFY(free && !free->alternatives.empty() && free->alternatives.size() <= 3);
        QVERIFY(std::any_of(free->alternatives.begin(), free->alternatives.end(),
                            [](const TempoCandidate& c) { return std::abs(c.bpm - 180.0) < 0.5; }));
        QVERIFY(std::is_sorted(
            free->alternatives.begin(), free->alternatives.end(),
            [](const TempoCandidate& a, const TempoCandidate& b) { return a.share > b.share; }));
        const auto asked = estimateTempo(tape.samples(), tape.rate(), {.range = {120.0, 200.0}});
        QVERIFY(asked);
        QCOMPARE(asked->bpm, 180.0);
    }
    /// A tail of 15 ms: the length would say 139.0 and 166.3.
    void paddingDoesNotDetune() {
        for (const double bpm : {140.0, 168.0}) {
            Tape tape = drums(bpm, 1, "x...o.....x.o...", "x.x.x.x.x.x.x.x.");
            tape.samples().resize(tape.samples().size() + 660, 0.0F);
            const auto tempo = estimateTempo(tape.samples(), tape.rate());
            QVERIFY(tempo);
            QCOMPARE(tempo->bpm, bpm);
            QCOMPARE(tempo->beats.value_or(0), 4);
        }
    }
    /// A bar that rings on for most of a beat: its length says 4.6 beats, its onsets say what was played.
    void tailDoesNotDetune_data() {
        QTest::addColumn<double>("bpm");
        QTest::addColumn<double>("tail");
        for (const double bpm : {96.0, 128.0, 140.0, 157.0})
            for (const double tail : {0.15, 0.27})
                QTest::addRow("%g bpm, %g s", bpm, tail) << bpm << tail;
    }
    void tailDoesNotDetune() {
        QFETCH(double, bpm);
        QFETCH(double, tail);
        Tape tape = drums(bpm, 1, "x...o.....x.o...", "x.x.x.x.x.x.x.x.");
        tape.samples().resize(tape.samples().size() + static_cast<std::size_t>(tail * tape.rate()), 0.0F);
        const auto tempo = estimateTempo(tape.samples(), tape.rate());
        QVERIFY(tempo);
        QVERIFY2(std::abs(tempo->bpm - bpm) < 1.1, qPrintable(QString::number(tempo->bpm)));
        QVERIFY(tempo->confidence > 0.3);
    }
    /// Two bars of which somebody took what he liked: from the second sixteenth on, six beats and a bit.
    void cutAnywhere() {
        for (const double bpm : {104.0, 133.0}) {
            Tape tape = drums(bpm, 2, "x...o..x..x.o...", "x.x.x.x.x.x.x.x.");
            auto& samples = tape.samples();
            const auto sixteenth = static_cast<std::ptrdiff_t>(15.0 / bpm * tape.rate());
            samples.erase(samples.begin(), samples.begin() + sixteenth);
            samples.resize(static_cast<std::size_t>(25 * sixteenth));
            const auto tempo = estimateTempo(samples, tape.rate());
            QVERIFY(tempo);
            QVERIFY2(std::abs(tempo->bpm - bpm) < 1.1, qPrintable(QString::number(tempo->bpm)));
            QVERIFY(!tempo->beats);
        }
    }
    /// Eighths of a bass line: its bar comes again after two beats of 90 or four of 180, and a bar has four.
    void whatComesAgainIsABar() {
        Tape tape(8 * 60.0 / 180.0);
        tape.noise(-60.0);
        for (const int bar : {0, 1})
            for (const int eighth : {0, 2, 3, 5, 6})
                tape.tone((8 * bar + eighth) * 30.0 / 180.0, 0.12, 55.0);
        const auto tempo = estimateTempo(tape.samples(), tape.rate());
        QVERIFY(tempo);
        QVERIFY2(std::abs(tempo->bpm - 180.0) < 0.5, qPrintable(QString::number(tempo->bpm)));
        QVERIFY(std::any_of(tempo->alternatives.begin(), tempo->alternatives.end(),
                            [](const TempoCandidate& c) { return std::abs(c.bpm - 90.0) < 0.5; }));
    }
    void lengthsToTheSample() {
        const TempoRange tempi;
        QVERIFY(isCutToTheSample({151200 / 22050.0, 22050.0}, tempi));  // 4 bars at 140
        QVERIFY(isCutToTheSample({128291 / 44100.0, 44100.0}, tempi));  // 2 bars at 165, to half a sample
        QVERIFY(!isCutToTheSample({151300 / 22050.0, 22050.0}, tempi)); // 5 ms more
        QVERIFY(!isCutToTheSample({4.0, 44100.0}, tempi));              // 2 bars at 120, or four seconds
        QVERIFY(!isCutToTheSample({151200 / 22050.0, 22050.0}, {150.0, 180.0}));
    }
    void lengthToTheSampleIsBelieved() {
        Tape tape(4 * 240.0 / 140.0);
        tape.noise(-60.0);
        for (const int beat : {0, 3, 7, 12}) // hardly a pulse
            tape.tone(beat * 60.0 / 140.0, 1.6, 220.0 * (1.0 + 0.06 * beat));
        const auto exact = estimateTempo(tape.samples(), tape.rate());
        tape.samples().resize(tape.samples().size() - 441);
        const auto careless = estimateTempo(tape.samples(), tape.rate());
        QVERIFY(exact && careless);
        QVERIFY(exact->confidence >= 0.5);
        QVERIFY(careless->confidence < exact->confidence);
    }
    void tempoThatIsNoWholeNumber() {
        const Tape tape = drums(97.4, 4, "x..xo....x.xo...", "x.x.x.x.x.x.x.x.");
        const auto tempo = estimateTempo(tape.samples(), tape.rate());
        QVERIFY(tempo);
        QVERIFY2(std::abs(tempo->bpm - 97.4) < 0.05, qPrintable(QString::number(tempo->bpm)));
    }
    void onsetsOnAGridAndAnywhere() {
        std::vector<NoveltyPeak> even;
        std::vector<NoveltyPeak> loose;
        Random random(5);
        for (const int sixteenth : {0, 3, 4, 6, 8, 11, 12, 14, 15})
            even.push_back({sixteenth * 43, sixteenth * 43, 12.0F}); // 344 frames a second, 120 bpm
        for (int i = 0; i < 9; ++i) {
            const int frame = static_cast<int>(random.between(0.0, 688.0));
            loose.push_back({frame, frame, 12.0F});
        }
        QVERIFY(gridEvidence(even, 344.0, Bpm(120.0)) > 0.7);
        QVERIFY(gridEvidence(std::span(even).first(3), 344.0, Bpm(120.0)) < 0.01); // three prove nothing
        QVERIFY(gridEvidence(loose, 344.0, Bpm(120.0)) < 0.01);
        QVERIFY(gridEvidence(even, 344.0, Bpm(120.0), 4.0) < gridEvidence(even, 344.0, Bpm(120.0)));
    }
    void loopThatIsCaughtInTheMiddle() {
        for (const double bpm : {95.0, 117.0}) {
            Tape tape(13.0);
            tape.noise(-50.0).pattern(-0.0, bar, bpm, 8);
            tape.samples().erase(tape.samples().begin(), tape.samples().begin() + 40000);
            const auto tempo = estimateTempo(tape.samples(), tape.rate());
            QVERIFY(tempo);
            QVERIFY2(std::abs(tempo->bpm - bpm) < 0.1, qPrintable(QString::number(tempo->bpm)));
            QVERIFY(std::abs(tempo->periodSeconds - 240.0 / bpm) < 0.001);
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
        const double alone = confidenceOf(tape);
        QVERIFY2(alone < 0.15, qPrintable(QString::number(alone)));
        const double withBeats = confidenceOf(tape.pattern(0.0, "x...x...x...x...", 120.0, 14));
        QVERIFY2(withBeats > 0.3, qPrintable(QString::number(withBeats)));
    }
    /// A synthesiser's pad whose level swings every two seconds.
    void dronesHaveNoPulse() {
        for (const double seconds : {6.85, 4 * 240.0 / 140.0}) {
            Tape tape(seconds);
            tape.noise(-40.0);
            for (std::size_t i = 0; i < tape.samples().size(); ++i) {
                const double t = static_cast<double>(i) / tape.rate();
                const double level = 0.2 * (1.0 + 0.3 * std::sin(2.0 * std::numbers::pi * 0.5 * t));
                for (int h = 1; h <= 11; ++h)
                    tape.samples()[i] +=
                        static_cast<float>(level * std::sin(2.0 * std::numbers::pi * 55.0 * h * t + h) / h);
            }
            const double alone = confidenceOf(tape);
            QVERIFY2(alone < 0.15, qPrintable(QString::number(alone)));
            const double withBeats = confidenceOf(tape.pattern(0.0, "x...x...x...x...", 140.0, 3));
            QVERIFY2(withBeats > 0.3, qPrintable(QString::number(withBeats)));
        }
    }
    void silenceHasNoTempo() { QVERIFY(!estimateTempo(Tape(4.0).samples(), 44100)); }
};

GLEANER_TEST(TempoTest)
#include "tempo_test.moc"
