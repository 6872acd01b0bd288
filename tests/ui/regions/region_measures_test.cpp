#include "support/program.h"
#include "ui/regions/region_measures.h"

#include <QTest>

#include <random>

using namespace gleaner;
using namespace gleaner::ui;
using Region = RegionMeasures::Region;

namespace {

Region hit(int number, std::mt19937& random) {
    Region region{{0, "h" + std::to_string(number)}, {}, {number * 100, number * 100 + 50}, {}, {}, {}, 0};
    region.print.emplace();
    for (std::uint8_t& cell : region.print->cells)
        cell = static_cast<std::uint8_t>(random() % 80);
    return region;
}

std::vector<std::optional<double>> nearestOf(const std::vector<Region>& regions) {
    std::vector<std::optional<double>> nearest;
    for (const Region& region : regions)
        nearest.push_back(region.nearestDb);
    return nearest;
}

std::vector<Region> fresh(std::vector<Region> regions) {
    for (Region& region : regions) {
        region.nearestDb.reset();
        region.nearest = 0;
    }
    return regions;
}

}

/// What is known of the rest is as good as measuring all of it again.
class RegionMeasuresTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nearestIsSymmetricWhereThereAreTwo() {
        std::mt19937 random(3);
        const auto regions = RegionMeasures::measured({hit(1, random), hit(2, random)}, {}, {});
        QCOMPARE(*regions[0].nearestDb, analysis::distance(*regions[0].print, *regions[1].print));
        QCOMPARE(regions[1].nearestDb, regions[0].nearestDb);
        QVERIFY(!RegionMeasures::measured({hit(1, random)}, {}, {}).front().nearestDb);
    }

    void whatFollowsEditsIsWhatIsMeasuredAnew() {
        std::mt19937 random(5);
        std::vector<Region> regions;
        for (int i = 0; i < 40; ++i)
            regions.push_back(hit(i, random));
        std::vector<Region> known = RegionMeasures::measured(regions, {}, {});
        for (int edit = 0; edit < 200; ++edit) {
            const std::size_t at = random() % regions.size();
            switch (random() % 4) {
            case 0:
                if (regions.size() > 2) regions.erase(regions.begin() + static_cast<std::ptrdiff_t>(at));
                break;
            case 1:
                regions.push_back(hit(1000 + edit, random));
                break;
            case 2: // it sounds otherwise now
                regions[at].print = hit(0, random).print;
                break;
            default: // it is no hit any more, or one again
                if (regions[at].print)
                    regions[at].print.reset();
                else
                    regions[at].print = hit(0, random).print;
            }
            known = RegionMeasures::measured(fresh(regions), known, {});
            QCOMPARE(nearestOf(known), nearestOf(RegionMeasures::measured(fresh(regions), {}, {})));
        }
    }
};

GLEANER_TEST(RegionMeasuresTest)
#include "region_measures_test.moc"
