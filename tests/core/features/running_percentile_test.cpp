#include "features/noise_floor.h"
#include "signal/running_percentile.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner::analysis;

class RunningPercentileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void percentilesOfKnownLevels() {
        RunningPercentile percentile;
        for (int i = 0; i < 100; ++i)
            percentile.add(RunningPercentile::hop(static_cast<float>(-i)));
        QCOMPARE(percentile.total(), 100);
        QVERIFY(std::abs(percentile.percentile(0.0) + 99.0F) < 0.51F);
        QVERIFY(std::abs(percentile.percentile(0.5) + 49.5F) < 1.01F);
        QVERIFY(std::abs(percentile.percentile(1.0)) < 0.51F);
    }
    void whatLeavesNoLongerCounts() {
        RunningPercentile percentile;
        const auto loud = RunningPercentile::hop(0.0F);
        percentile.add(loud);
        percentile.add(RunningPercentile::hop(-60.0F));
        percentile.remove(loud);
        QVERIFY(std::abs(percentile.percentile(1.0) + 60.0F) < 0.51F);
    }
    void levelsOutOfRangeGoToTheEdge() {
        QCOMPARE(int(RunningPercentile::hop(-500.0F)), 0);
        QCOMPARE(int(RunningPercentile::hop(500.0F)), 255);
    }

    /// Every frame comes back once, in order, with a floor that knows four seconds (here ten frames) of both
    /// sides.
    void floorLooksBothWays() {
        NoiseFloor floor(1, 10);
        std::vector<float> given;
        std::vector<float> quiet;
        const auto keep = [&](const BandLevels& levels, const FloorLevels& f) {
            given.push_back(levels[0]);
            quiet.push_back(f.quiet[0]);
        };
        for (int i = 0; i < 100; ++i) {
            BandLevels levels{};
            levels[0] = i < 50 ? -60.0F : -20.0F;
            floor.push(levels, keep);
        }
        floor.finish(keep);
        QCOMPARE(given.size(), std::size_t(100));
        QVERIFY(std::abs(quiet[0] + 60.0F) < 1.0F);
        QVERIFY(std::abs(quiet[99] + 20.0F) < 1.0F);
    }
    void denseDrumsDoNotBecomeTheirOwnBackground() {
        NoiseFloor floor(1, 50);
        float background = 0.0F;
        const auto keep = [&](const BandLevels&, const FloorLevels& f) { background = f.background[0]; };
        for (int i = 0; i < 200; ++i) {
            BandLevels levels{};
            levels[0] = i % 3 == 0 ? 0.0F : -60.0F; // a third of the time loud
            floor.push(levels, keep);
        }
        floor.finish(keep);
        QVERIFY(background < -47.0F);
    }
};

GLEANER_TEST(RunningPercentileTest)
#include "running_percentile_test.moc"
