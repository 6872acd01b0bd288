#include "features/level_gate.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner::analysis;

namespace {
/// A curve of one digit a hop.
std::vector<float> curve(const QByteArray& digits) {
    std::vector<float> values;
    for (const char digit : digits)
        values.push_back(static_cast<float>(digit - '0'));
    return values;
}
/// "begin-end" of each stretch.
QByteArray text(const std::vector<HopRange>& ranges) {
    QByteArray result;
    for (const HopRange& r : ranges)
        result += QByteArray::number(static_cast<int>(r.begin)) + '-' +
                  QByteArray::number(static_cast<int>(r.end)) + ' ';
    return result.trimmed();
}
const LevelGate gate{7.5F, 3.5F, 3, 2, 2};
}

class LevelGateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensHighAndClosesLow() { QCOMPARE(text(gate.stretches(curve("0048854000"))), "2-7"); }
    void neverOpensBetweenTheLevels() { QCOMPARE(text(gate.stretches(curve("0555555000"))), ""); }
    void looksBackOnlySoFar() { QCOMPARE(text(gate.stretches(curve("5555555900"))), "4-8"); }
    void shortPausesDoNotClose() {
        QCOMPARE(text(gate.stretches(curve("0990099000"))), "1-7");
        QCOMPARE(text(gate.stretches(curve("0990009900"))), "1-3 6-8");
    }
    void shortStretchesAreLeftOut() { QCOMPARE(text(gate.stretches(curve("0090000990"))), "7-9"); }
    void theEndClosesToo() { QCOMPARE(text(gate.stretches(curve("0000099"))), "5-7"); }
    void longStretchesAreCutWhereTheCurveIsLowest() {
        QCOMPARE(text(pieces({0, 10}, curve("9999919999"), 8)), "0-5 5-10");
        QCOMPARE(text(pieces({0, 8}, curve("99999199"), 8)), "0-8");
    }
    void smoothingKeepsTheMean() {
        QCOMPARE(smoothed(curve("00300"), 3), (std::vector<float>{0.0F, 1.0F, 1.0F, 1.0F, 0.0F}));
        QCOMPARE(smoothed(curve("2"), 9), std::vector<float>{2.0F});
        QVERIFY(smoothed({}, 9).empty());
    }
    void nothingHoldsNothing() { QVERIFY(gate.stretches({}).empty()); }
};

GLEANER_TEST(LevelGateTest)
#include "level_gate_test.moc"
