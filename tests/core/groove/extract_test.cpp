// Rhythms whose timing and accents are known, and what is found of them.

#include "base/error.h"
#include "base/random.h"
#include "groove/extract.h"
#include "support/program.h"
#include "support/synthetic.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::groove;
using gleaner::test::Tape;

namespace {

/// Sixteenths of four beats: ms after their place and dB under the loudest; NaN where nobody strikes.
constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::array<double, 16> late = {0, none, -8, 14, 3, none, -6, none, -2, 17, -9, 15, 5, none, -7, 12};
constexpr std::array<double, 16> under = {0, 0, 6, 9, 2, 0, 6, 0, 1, 12, 6, 9, 3, 0, 7, 10};

struct Played {
    double bpm = 97.0;
    double drift = 0.0; ///< share by which the tempo is faster at the end
    int bars = 8;
    double jitterMs = 0.0;
    int every = 0; ///< of so many strokes one is missing, and one more is somewhere
};

double placeOf(const Played& played, double beat) {
    const double beats = played.bars * 4.0;
    return 60.0 / played.bpm * (beat - 0.5 * played.drift * beat * beat / beats);
}

std::vector<Strike> strikesOf(const Played& played) {
    Random random(3);
    std::vector<Strike> strikes;
    int count = 0;
    for (int step = 0; step < played.bars * 16; ++step) {
        const auto n = static_cast<std::size_t>(step % 16);
        if (std::isnan(late[n])) continue;
        const double jitter = random.between(-played.jitterMs, played.jitterMs) / 1000.0;
        const double seconds = 0.5 + placeOf(played, step / 4.0) + late[n] / 1000.0 + jitter;
        if (played.every > 0 && ++count % played.every == 0)
            strikes.push_back({seconds + 0.071, -20.0, 1000.0}); // in place of the one that is missing
        else
            strikes.push_back({seconds, -6.0 - under[n], 1000.0});
    }
    std::ranges::sort(strikes, {}, &Strike::seconds);
    return strikes;
}

/// The furthest that a step's deviation lies off what was played, ms.
double furthestMs(const music::Groove& groove) {
    double furthest = 0.0;
    for (std::size_t n = 0; n < late.size(); ++n)
        if (!std::isnan(late[n]))
            furthest =
                std::max(furthest, std::abs(groove.steps[n].deviation * 60000.0 / groove.bpm - late[n]));
    return furthest;
}

}

class ExtractTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timingIsFound_data() {
        QTest::addColumn<double>("drift");
        QTest::addColumn<double>("jitterMs");
        QTest::addColumn<int>("every");
        QTest::addColumn<double>("hint");
        QTest::addColumn<double>("withinMs");
        QTest::newRow("as written") << 0.0 << 0.0 << 0 << 97.0 << 0.3;
        QTest::newRow("tempo off by 2 percent") << 0.0 << 0.0 << 0 << 99.0 << 0.3;
        QTest::newRow("faster by 4 percent") << 0.04 << 0.0 << 0 << 98.0 << 1.0;
        QTest::newRow("slower by 4 percent") << -0.04 << 0.0 << 0 << 96.0 << 1.0;
        QTest::newRow("a hand's unsteadiness") << 0.0 << 4.0 << 0 << 97.0 << 3.0;
        QTest::newRow("every seventh missing, others more") << 0.0 << 1.0 << 7 << 97.0 << 1.5;
    }
    void timingIsFound() {
        QFETCH(double, drift);
        QFETCH(double, jitterMs);
        QFETCH(int, every);
        QFETCH(double, hint);
        QFETCH(double, withinMs);
        Played played;
        played.drift = drift;
        played.jitterMs = jitterMs;
        played.every = every;
        const std::vector<Strike> strikes = strikesOf(played);
        const auto fit = fitBeats(strikes, hint, {});
        QVERIFY(fit);
        QCOMPARE(fit->stepsPerBeat, 4);
        // Where a tempo bends, its first beat is the least sure.
        QVERIFY2(std::abs(fit->beats.front() - 0.5) < (drift == 0.0 ? 0.004 : 0.012),
                 qPrintable(QString::number(fit->beats.front())));
        const double mean = 97.0 / (1.0 - 0.5 * drift);
        QVERIFY2(std::abs(fit->bpm / mean - 1.0) < 0.003, qPrintable(QString::number(fit->bpm)));
        const music::Groove groove = grooveOf({strikes, *fit}, 4);
        QVERIFY(music::errorsOf(groove).empty());
        QVERIFY2(furthestMs(groove) < withinMs, qPrintable(QString::number(furthestMs(groove))));
        for (std::size_t n = 0; n < late.size(); ++n)
            if (!std::isnan(late[n]))
                QVERIFY(std::abs(groove.steps[n].levelDb - groove.steps[0].levelDb + under[n]) < 0.1);
    }

    void swingAndItsOwnPlacesAreTold() {
        std::vector<Strike> strikes;
        for (int step = 0; step < 128; ++step) // 62 percent of an eighth at 100 bpm
            strikes.push_back({(step / 2) * 0.3 + (step % 2) * 0.186, step % 2 ? -12.0 : -6.0, 1000.0});
        const auto fit = fitBeats(strikes, 100.0, {});
        QVERIFY(fit);
        const music::Groove groove = grooveOf({strikes, *fit}, 4);
        QVERIFY2(std::abs(groove.swing - 62.0) < 0.2, qPrintable(QString::number(groove.swing)));
        QVERIFY(groove.confidence > 0.9);
    }

    void tripletsAreTriplets() {
        std::vector<Strike> strikes;
        for (int step = 0; step < 96; ++step)
            if (step % 3 != 1 || step % 4 == 1) strikes.push_back({step * 0.2, -6.0 - step % 3, 1000.0});
        const auto fit = fitBeats(strikes, 100.0, {});
        QVERIFY(fit);
        QCOMPARE(fit->stepsPerBeat, 3);
    }

    void whatIsNoRhythmIsLittleBelieved() {
        Random random(5);
        std::vector<Strike> strikes;
        for (double at = 0.0; at < 40.0; at += random.between(0.08, 0.5))
            strikes.push_back({at, random.between(-20.0, -6.0), 1000.0});
        const auto fit = fitBeats(strikes, 100.0, {});
        QVERIFY(fit);
        QVERIFY(grooveOf({strikes, *fit}, 4).confidence < 0.35);
    }

    void tooFewStrokesAreNoGroove() {
        const std::vector<Strike> three = {{0.0, -6.0, 0.0}, {0.6, -6.0, 0.0}, {1.2, -6.0, 0.0}};
        QVERIFY(!fitBeats(three, 100.0, {}));
        const Tape silence(3.0);
        QVERIFY_THROWS_EXCEPTION(Error, listen(silence.samples(), 44100, {}, {}));
    }

    /// Struck things at places between the samples' milliseconds, at levels of 24 dB.
    void strokesAreFoundToTheMillisecond() {
        Tape tape(8.0, 48000);
        tape.noise(-66.0);
        std::vector<double> times, levels;
        for (int n = 0; n < 24; ++n) {
            times.push_back(0.3 + n * 0.31 + 0.0007 * (n % 5));
            levels.push_back(0.6 * std::pow(10.0, -(n % 7) * 4.0 / 20.0));
            tape.hit(times.back(), levels.back(), n % 3 == 0 ? 140.0 : n % 3 == 1 ? 900.0 : 5000.0, 0.2, 11);
        }
        const std::vector<Strike> strikes = strikesIn(tape.samples(), 48000, 0.5, {});
        QCOMPARE(strikes.size(), times.size());
        for (std::size_t n = 0; n < times.size(); ++n) {
            const double off = (strikes[n].seconds - times[n]) * 1000.0;
            QVERIFY2(std::abs(off) < 1.0, qPrintable(QStringLiteral("%1: %2 ms").arg(n).arg(off)));
        }
        for (std::size_t n = 3; n < times.size(); ++n) { // the same thing struck otherwise
            const double want = 20.0 * std::log10(levels[n] / levels[n - 3]);
            QVERIFY2(std::abs(strikes[n].levelDb - strikes[n - 3].levelDb - want) < 0.7,
                     qPrintable(QString::number(n)));
        }
    }

    void aHitTellsWhatLiesBeforeItsStroke() {
        Tape tape(0.4, 48000);
        tape.noise(-80.0).hit(0.0125, 0.5, 300.0);
        const auto strike = strikeOf(tape.samples(), 48000);
        QVERIFY(strike);
        QVERIFY2(std::abs(strike->seconds - 0.0125) < 0.0006, qPrintable(QString::number(strike->seconds)));
        QVERIFY(!strikeOf(Tape(0.2).samples(), 44100));
    }

    void aPlayedPatternIsHeardAsItIs() {
        Tape tape(12.0);
        tape.noise(-60.0).pattern(0.5, "x.oxo.x.x.oxo.oo", 96.0, 4, 0.2);
        ListenSettings settings;
        settings.hints.bpm = 96.0;
        const Rhythm rhythm = listen(tape.samples(), 44100, settings, {});
        const music::Groove groove = grooveOf(rhythm, 4);
        QVERIFY2(std::abs(groove.bpm - 96.0) < 0.1, qPrintable(QString::number(groove.bpm)));
        // Late by a fifth of a sixteenth: 60 percent.
        QVERIFY2(std::abs(groove.swing - 60.0) < 1.0, qPrintable(QString::number(groove.swing)));
    }
};

GLEANER_TEST(ExtractTest)
#include "extract_test.moc"
