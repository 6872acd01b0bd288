#include "base/range.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::literals;

/// Ranges and units: what the rest of the house counts with.
class RangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEndIsNotInside() {
        const FrameRange range{10, 20};
        QCOMPARE(range.length(), Frame(10));
        QVERIFY(range.contains(10) && range.contains(19));
        QVERIFY(!range.contains(9) && !range.contains(20));
        QVERIFY(!range.isEmpty() && FrameRange({5, 5}).isEmpty() && FrameRange({6, 5}).isEmpty());
    }

    void neighboursDoNotOverlap() {
        const FrameRange range{10, 20};
        QVERIFY(range.overlaps({19, 30}) && range.overlaps({0, 11}) && range.overlaps({12, 13}));
        QVERIFY(!range.overlaps({20, 30}) && !range.overlaps({0, 10}));
    }

    void theCommonPart() {
        QCOMPARE(intersection({0, 10}, {5, 15}), (FrameRange{5, 10}));
        QCOMPARE(intersection({5, 15}, {0, 10}), (FrameRange{5, 10}));
        QCOMPARE(intersection({0, 10}, {2, 4}), (FrameRange{2, 4}));
        QVERIFY(intersection({0, 10}, {20, 30}).isEmpty());
        QCOMPARE(intersection({0, 10}, {20, 30}).length(), Frame(0));
        QCOMPARE(intersection({20, 30}, {0, 10}).length(), Frame(0));
    }

    void overlapOverUnion() {
        QCOMPARE(intersectionOverUnion({0, 10}, {0, 10}), 1.0);
        QCOMPARE(intersectionOverUnion({0, 10}, {10, 20}), 0.0);
        QCOMPARE(intersectionOverUnion({0, 10}, {5, 15}), 1.0 / 3.0);
        QCOMPARE(intersectionOverUnion({0, 100}, {40, 50}), 0.1);
        QCOMPARE(intersectionOverUnion({5, 5}, {5, 5}), 0.0);
    }

    void decibelsAreNamed() {
        QVERIFY(std::abs(linearFromDecibels(-6.0206_dB) - 0.5) < 1e-6);
        QVERIFY(std::abs(decibelsFromLinear(10.0).value - 20.0) < 1e-12);
        QCOMPARE(decibelsFromLinear(0.0).value, -HUGE_VAL);
        QCOMPARE(decibelsFromLinear(-1.0).value, -HUGE_VAL);
        QCOMPARE((-3_dB + 1_dB).value, -2.0);
        QCOMPARE((Lufs(-14.0) - Lufs(-20.5)).value, 6.5); // the gain from the second to the first
    }

    void timesAndFrames() {
        QCOMPARE(framesFromSeconds(1.0, 48000), Frame(48000));
        QCOMPARE(framesFromSeconds(0.5 / 44100, 44100), Frame(1)); // half a frame goes up
        QCOMPARE(framesFromSeconds(7200.0, 192000), Frame(1382400000));
        QCOMPARE(secondsFromFrames(22050, 44100), 0.5);
    }
};

GLEANER_TEST(RangeTest)
#include "range_test.moc"
