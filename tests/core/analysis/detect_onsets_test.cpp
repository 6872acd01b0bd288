#include "analysis/detect.h"
#include "synthetic.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::Tape;

namespace {
std::vector<double> onsetsOf(const Tape& tape, double sensitivity = 0.5) {
    auto source = tape.source();
    return detectOnsets(source, sensitivity, {});
}
/// How many of `truth` have an onset within `window`.
std::size_t matched(const std::vector<double>& truth, const std::vector<double>& onsets, double window) {
    return static_cast<std::size_t>(std::count_if(truth.begin(), truth.end(), [&](double t) {
        return std::any_of(onsets.begin(), onsets.end(), [&](double o) { return std::abs(o - t) <= window; });
    }));
}
void bow(Tape& tape, double at, double seconds, double hertz) {
    double phase = 0.0;
    const auto begin = static_cast<std::size_t>(at * tape.rate());
    for (std::size_t n = 0; n < static_cast<std::size_t>(seconds * tape.rate()); ++n) {
        const double t = static_cast<double>(n) / tape.rate();
        const double level = 0.2 * std::min({1.0, t / 0.08, (seconds - t) / 0.04});
        phase += hertz * (1.0 + 0.004 * std::sin(2.0 * std::numbers::pi * 5.5 * t)) / tape.rate();
        double x = 0.0;
        for (int h = 1; h <= 8; ++h)
            x += std::sin(2.0 * std::numbers::pi * h * phase) / h;
        tape.samples()[begin + n] += static_cast<float>(level * x);
    }
}
QByteArray text(const std::vector<double>& onsets) {
    QByteArray all;
    for (const double onset : onsets)
        all += QByteArray::number(onset, 'f', 3) + ' ';
    return all;
}
}

class DetectOnsetsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void drumsAreFoundOneByOne() {
        for (const int rate : {16000, 44100, 48000, 96000}) {
            Tape tape(10.0, rate);
            tape.noise(-60.0).pattern(0.5, "x.o.xoo.x.o.x.oo", 100.0, 3);
            const auto onsets = onsetsOf(tape);
            std::vector<double> truth;
            for (int round = 0; round < 3; ++round)
                for (const int step : {0, 2, 4, 5, 6, 8, 10, 12, 14, 15})
                    truth.push_back(0.5 + 0.15 * (16 * round + step));
            QCOMPARE(matched(truth, onsets, 0.015), truth.size());
            QVERIFY2(onsets.size() <= truth.size() + 1, qPrintable(QString::number(onsets.size())));
        }
    }
    void softNotesAreFound() {
        Tape tape(10.0);
        tape.noise(-70.0);
        std::vector<double> truth;
        int i = 0;
        for (const double hertz : {262.0, 330.0, 392.0, 330.0, 294.0, 262.0, 349.0, 440.0}) {
            truth.push_back(1.0 + 0.8 * i++);
            tape.tone(truth.back(), 0.8, hertz, 0.2);
        }
        const auto onsets = onsetsOf(tape);
        QVERIFY(matched(truth, onsets, 0.05) >= truth.size() - 1);
        QVERIFY(onsets.size() <= truth.size() + 3);
    }
    /// Bowed notes: each swells for 80 ms, is held with vibrato, and the one before fades for 40 ms into it.
    void slowAttacksAreFoundWhereTheyBegin() {
        Tape tape(12.0);
        tape.noise(-70.0);
        const std::vector<double> pitches{262.0, 330.0, 392.0, 294.0, 262.0, 349.0, 440.0, 392.0};
        std::vector<double> truth;
        for (const double hertz : pitches) {
            const double begin = 1.0 + 1.2 * static_cast<double>(truth.size());
            truth.push_back(begin + 0.008);
            bow(tape, begin, 1.24, hertz);
        }
        const auto onsets = onsetsOf(tape);
        QVERIFY2(matched(truth, onsets, 0.025) == truth.size(), text(onsets).constData());
        QVERIFY2(onsets.size() <= truth.size() + 2, text(onsets).constData());
    }
    /// Sparse blows enter and leave what the level is taken against: that itself is no onset.
    void blowsFarApartLeaveNoTrace() {
        Tape tape(30.0);
        tape.noise(-50.0).hit(3.0).hit(9.0).hit(15.0).hit(21.0);
        const auto onsets = onsetsOf(tape);
        QCOMPARE(onsets.size(), std::size_t(4));
        QCOMPARE(matched({3.0, 9.0, 15.0, 21.0}, onsets, 0.006), std::size_t(4));
    }
    void levelDoesNotMatter() {
        Tape tape(6.0);
        tape.noise(-50.0).hit(1.0).hit(2.5).hit(4.0);
        const auto loud = onsetsOf(tape);
        QCOMPARE(loud.size(), std::size_t(3));
        tape.gain(-40.0);
        const auto quiet = onsetsOf(tape);
        QCOMPARE(quiet.size(), loud.size());
        QCOMPARE(matched(loud, quiet, 0.006), loud.size());
    }
    void risingAndApart() {
        Tape tape(10.0);
        tape.noise(-25.0).pattern(0.2, "xoxoxoxoxoxoxoxo", 180.0, 6);
        const auto onsets = onsetsOf(tape, 1.0);
        for (std::size_t i = 1; i < onsets.size(); ++i)
            QVERIFY(onsets[i] - onsets[i - 1] >= 0.03 - 1e-9);
    }
    void rainIsNoDrum() {
        Tape tape(30.0);
        tape.noise(-30.0);
        QVERIFY(onsetsOf(tape).size() <= 8);
    }
    void moreSensitiveFindsMore() {
        Tape tape(12.0);
        tape.noise(-40.0);
        for (int i = 0; i < 10; ++i)
            tape.hit(1.0 + i, 0.01 * std::pow(1.35, i));
        QVERIFY(onsetsOf(tape, 0.0).size() < onsetsOf(tape, 0.9).size());
    }
};

QTEST_GUILESS_MAIN(DetectOnsetsTest)
#include "detect_onsets_test.moc"
