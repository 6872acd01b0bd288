#include "ui/timeline/snapping.h"

#include "support/program.h"
#include "support/synthetic.h"

#include <QTest>

#include <cmath>

using namespace gleaner;
using namespace gleaner::ui;
using gleaner::test::Tape;

namespace {

constexpr int snapRate = 44100;
constexpr Frame snapAt(double seconds) { return static_cast<Frame>(seconds * snapRate); }

std::vector<float> soundOf(const Tape& tape) {
    auto source = tape.source(1);
    audio::AudioBuffer all;
    source.read({0, source.info().frames}, all);
    return {all.channel(0).begin(), all.channel(0).end()};
}

bool isCrossing(const std::vector<float>& sound, Frame frame) {
    const auto i = static_cast<std::size_t>(frame);
    return sound[i] == 0.0F || (sound[i - 1] < 0.0F) != (sound[i] < 0.0F) ||
           (sound[i] < 0.0F) != (sound[i + 1] < 0.0F);
}

}

class SnappingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A hand that lands 30 ms before or after a stroke means the stroke: within 4 ms of where it begins, not
    /// behind it, and where a cut doesn't click.
    void anEdgeNearAStrokeLandsOnItsBeginning() {
        Tape tape(2.0);
        tape.noise(-60.0);
        tape.hit(1.0, 0.5, 900.0);
        const std::vector<float> sound = soundOf(tape);
        for (const double off : {-0.04, -0.03, -0.01, 0.0, 0.01, 0.03, 0.04}) {
            const Frame landed = snapped(SnapMode::Transient, sound, snapAt(1.0 + off), snapRate);
            const double ms = 1000.0 * static_cast<double>(landed - snapAt(1.0)) / snapRate;
            QVERIFY2(ms > -6.0 && ms < 1.0, qPrintable(QStringLiteral("%1 s: %2 ms").arg(off).arg(ms)));
            QVERIFY(isCrossing(sound, landed));
        }
    }

    void farFromAStrokeItStays() {
        Tape tape(2.0);
        tape.noise(-60.0);
        tape.hit(1.0, 0.5, 900.0);
        const std::vector<float> sound = soundOf(tape);
        QCOMPARE(snapped(SnapMode::Transient, sound, snapAt(0.5), snapRate), snapAt(0.5));
        QCOMPARE(snapped(SnapMode::Transient, sound, snapAt(0.92), snapRate), snapAt(0.92));
    }

    void zeroCrossingsAreAtMostFiveMillisecondsAway() {
        Tape tape(1.0);
        tape.tone(0.0, 1.0, 440.0, 0.3);
        const std::vector<float> sound = soundOf(tape);
        for (Frame wanted = snapAt(0.3); wanted < snapAt(0.31); wanted += 7) {
            const Frame landed = snapped(SnapMode::ZeroCrossing, sound, wanted, snapRate);
            QVERIFY(std::abs(landed - wanted) <= 55); // half a wave of 440 Hz
            QVERIFY(isCrossing(sound, landed));
        }
    }

    void theGridNeedsNoSound() {
        QCOMPARE(snapped(SnapMode::Grid, {}, Frame{12345}, snapRate), Frame{12345});
    }
};

GLEANER_TEST(SnappingTest)
#include "snapping_test.moc"
