#include "ui/waveform/region_index.h"

#include "base/random.h"
#include "support/program.h"

#include <QTest>

#include <algorithm>

using namespace gleaner;

class RegionIndexTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Long ones among many short ones: what began long ago is found as well.
    void findsWhatASearchOfAllFinds() {
        Random random(5);
        for (const std::size_t count : {0, 1, 63, 64, 65, 1000}) {
            std::vector<pack::ChosenSlice> slices(count);
            for (pack::ChosenSlice& slice : slices) {
                const auto begin = static_cast<Frame>(random.below(10000));
                slice.slice.range = {
                    begin, begin + 1 + static_cast<Frame>(random.below(random.below(20) ? 30 : 5000))};
            }
            std::ranges::sort(slices, {}, [](const auto& slice) { return slice.slice.range.begin; });
            const ui::RegionIndex index(slices);
            for (int round = 0; round < 300; ++round) {
                const auto begin = static_cast<Frame>(random.below(11000)) - 500;
                const FrameRange range{begin, begin + static_cast<Frame>(random.below(400))};
                std::vector<std::size_t> found, all;
                index.each(range, [&](std::size_t i) { found.push_back(i); });
                for (std::size_t i = 0; i < count; ++i)
                    if (slices[i].slice.range.overlaps(range)) all.push_back(i);
                QCOMPARE(found, all);
            }
        }
    }
};

GLEANER_TEST(RegionIndexTest)
#include "region_index_test.moc"
