#include "support/program.h"
#include "ui/timeline/zero_crossing.h"

#include <QTest>

#include <vector>

using namespace gleaner;
using gleaner::ui::nearestZeroCrossing;

/// Sample values as they stand in the text.
class ZeroCrossingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheNearest_data() {
        QTest::addColumn<std::vector<float>>("mid");
        QTest::addColumn<int>("wanted");
        QTest::addColumn<int>("crossing"); // -1: none
        using V = std::vector<float>;
        QTest::newRow("rising, the quieter side is after") << V{-3, -2, 1, 2, 3} << 4 << 2;
        QTest::newRow("falling, the quieter side is before") << V{3, 2, 1, -2, -3} << 4 << 2;
        QTest::newRow("a sample of exactly 0") << V{3, 2, 0, 2, 3} << 4 << 2;
        QTest::newRow("already there") << V{-1, 1, 2, 3, 4} << 1 << 1;
        QTest::newRow("the later one is nearer") << V{-1, 4, 4, 4, 4, 4, -1, -2} << 5 << 6;
        QTest::newRow("none") << V{1, 2, 3, 2, 1} << 2 << -1;
        QTest::newRow("out of reach") << V{-1, 1, 2, 2, 2, 2, 2, 2} << 7 << -1;
        QTest::newRow("nothing to look at") << V{} << 0 << -1;
    }

    void findsTheNearest() {
        QFETCH(std::vector<float>, mid);
        QFETCH(int, wanted);
        QFETCH(int, crossing);
        const auto found = nearestZeroCrossing(mid, wanted, 4);
        QCOMPARE(found ? static_cast<int>(*found) : -1, crossing);
    }
};

GLEANER_TEST(ZeroCrossingTest)
#include "zero_crossing_test.moc"
