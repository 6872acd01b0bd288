#include "support/program.h"
#include "ui/wave/level_rises.h"

#include <QTest>

#include <cmath>

using namespace gleaner;

namespace {

/// Blocks of these peaks, dB.
std::vector<audio::WaveformColumn> blocksOf(std::initializer_list<double> levels) {
    std::vector<audio::WaveformColumn> blocks;
    for (const double level : levels) {
        const auto peak = static_cast<float>(std::pow(10.0, level / 20.0));
        blocks.push_back({-peak / 2.0F, peak, peak / 4.0F});
    }
    return blocks;
}

}

class LevelRisesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatBeginsStandsOut() {
        const auto rises =
            ui::levelRises(blocksOf({-60, -60, -60, -60, -60, -30, -30, -30, -30, -30, -60, -60}), 6);
        QCOMPARE(rises.size(), std::size_t{6});
        QCOMPARE(rises[2], 1.0F); // 30 dB
        for (const std::size_t column : {0, 1, 5})
            QCOMPARE(rises[column], 0.0F); // what ends is nothing new
        QVERIFY(rises[4] < 0.25F);
    }

    void aSmallRiseIsASmallOne() {
        const auto rises = ui::levelRises(blocksOf({-60, -60, -60, -60, -46.5, -46.5}), 6);
        QVERIFY(std::abs(rises[4] - 0.5F) < 0.01F); // 13.5 dB of 3 to 24
        QCOMPARE(ui::levelRises(blocksOf({-60, -60, -58, -59}), 4), std::vector<float>(4, 0.0F));
    }

    void silenceIsNoInfinity() {
        const std::vector<audio::WaveformColumn> silence(40);
        QCOMPARE(ui::levelRises(silence, 10), std::vector<float>(10, 0.0F));
        auto sound = silence;
        sound[20] = {-1.0F, 1.0F, 0.5F};
        QCOMPARE(ui::levelRises(sound, 10)[5], 1.0F);
        QVERIFY(ui::levelRises({}, 10) == std::vector<float>(10, 0.0F));
        QVERIFY(ui::levelRises(sound, 0).empty());
    }
};

GLEANER_TEST(LevelRisesTest)
#include "level_rises_test.moc"
