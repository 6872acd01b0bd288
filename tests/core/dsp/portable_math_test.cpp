#include "dsp/portable_math.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner::dsp;

class PortableMathTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheLibrary() {
        for (double x = 1e-9; x < 1e9; x *= 1.37)
            QVERIFY(std::abs(portableLog2(x) - std::log2(x)) < 1e-11);
        for (double x = -200.0; x < 200.0; x += 0.37)
            QVERIFY(std::abs(portableExp2(x) / std::exp2(x) - 1.0) < 1e-12);
        for (double turns = -3.0; turns < 3.0; turns += 0.0137)
            QVERIFY(std::abs(portableSine(turns) - std::sin(2.0 * std::numbers::pi * turns)) < 1e-9);
        for (float x = -8.0F; x < 8.0F; x += 0.01F)
            QVERIFY(std::abs(portableTanh(x) - std::tanh(x)) < 1.5e-4F);
    }

    void hitsTheCornersExactly() {
        QCOMPARE(portableLog2(1.0), 0.0);
        QCOMPARE(portableExp2(0.0), 1.0);
        QCOMPARE(portableExp2(3.0), 8.0);
        QCOMPARE(portableSine(0.0), 0.0);
        QCOMPARE(portableTanh(0.0F), 0.0F);
        QVERIFY(std::isfinite(portableExp2(1e6)));
        QVERIFY(std::abs(portableTanh(1000.0F) - 1.0F) < 1e-4F);
    }

    void decibelsThereAndBack() {
        for (double level = -90.0; level <= 24.0; level += 7.7)
            QVERIFY(std::abs(portableDecibels(portableLinear(level)) - level) < 1e-9);
    }
};

GLEANER_TEST(PortableMathTest)
#include "portable_math_test.moc"
