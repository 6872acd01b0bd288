#include "pack/package/forecast.h"

#include "core/pack/made_pack.h"
#include "pack/package/sample_lint.h"
#include "pack/package/write.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;
using pack::Fate;

namespace {

pack::Forecast forecastOf(const Bench& bench) {
    return pack::forecast(bench.plan(), bench.out(), true, bench.store(), {});
}

std::uint64_t bytesBelow(const fs::path& folder, const char* extension) {
    std::uint64_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().extension() == extension) bytes += entry.file_size();
    return bytes;
}

}

class ForecastTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What a shop would refuse is told before it is written, and changes nothing of the pack.
    void theShopsWordIsHeardBefore() {
        Bench bench;
        const std::string id = bench.plan().packId;
        bench.request.shop = "splice";
        QCOMPARE(bench.plan().packId, id);
        const auto store = bench.store();
        const pack::Forecast forecast = pack::forecast(bench.plan(), bench.out(), true, store, {});
        const auto refused = std::ranges::count(forecast.warnings, true, &pack::Warning::isRed);
        QVERIFY(refused > 0);
        QVERIFY(forecast.canBeWritten());
        const auto number = std::ranges::find_if(forecast.warnings, [](const pack::Warning& warning) {
            return warning.sentence == "has a number in its name that is no tempo (01) (Splice)";
        });
        QVERIFY(number != forecast.warnings.end() && number->isRed);
    }

    void aFirstPackIsAllNewAndItsSizeIsNearlyRight() {
        const Bench bench;
        const pack::Forecast before = forecastOf(bench);
        QVERIFY(before.canBeWritten() && !before.previous && !before.isThere && !before.isExact);
        QCOMPARE(before.count(Fate::New), static_cast<int>(bench.plan().items.size()));
        QCOMPARE(before.ready(), 0);
        QVERIFY(!fs::exists(bench.out())); // it only looks
        pack::write(bench.render(), bench.out(), true, {});
        const double written = 2.0 * static_cast<double>(bytesBelow(bench.out(), ".wav"));
        QVERIFY(std::abs(static_cast<double>(before.bytes) / written - 1.0) < 0.05);
        const pack::Forecast after = forecastOf(bench);
        QCOMPARE(static_cast<double>(after.bytes), written);
        QVERIFY(after.isExact && after.isThere);
        QCOMPARE(after.count(Fate::Same), static_cast<int>(after.files.size()));
    }

    void kitsAreCountedAsTheyWillBe() {
        for (const char* target : {"sf2", "mpc", "sp404", "sfz"}) {
            Bench bench;
            bench.request.targets = {target};
            const pack::Forecast before = forecastOf(bench);
            pack::write(bench.render(), bench.out(), false, {});
            double copies = 0.0;
            for (const auto& entry : fs::recursive_directory_iterator(before.folder / "kits"))
                if (entry.is_regular_file() && entry.file_size() > 4096) // descriptions aside
                    copies += static_cast<double>(entry.file_size());
            QVERIFY2(std::abs(static_cast<double>(before.kitBytes) - copies) <= 0.2 * copies, target);
            QCOMPARE(before.isExact, false);
        }
    }

    void aChangedPackIsComparedWithTheOneBefore() {
        Bench bench;
        pack::write(bench.render(), bench.out(), true, {});
        bench.request.kindPresets[music::SampleKind::Loop] = {
            "dull", "Dull", "", {{"lowpass", true, {{"frequency", 500.0}}}}};
        auto& slices = bench.recordings[0].detection.slices;
        slices.erase(slices.begin()); // the second kick takes the name of the first
        slices.back().range.end -= 4800;
        const pack::Forecast forecast = forecastOf(bench);
        QVERIFY(forecast.previous.has_value());
        QVERIFY(!forecast.isThere);
        QCOMPARE(forecast.count(Fate::Changed), 3); // kick_01, the loop, the texture
        QCOMPARE(forecast.count(Fate::Removed), 1); // kick_02
        QCOMPARE(forecast.count(Fate::New), 0);
        QVERIFY(forecast.files.back().path.find("kick_02") != std::string::npos);
        QVERIFY(forecast.ready() < static_cast<int>(bench.plan().items.size()) - 1);
    }

    void whatWouldFailIsSaid() {
        Bench bench;
        bench.request.minHits = 50;
        fs::remove(bench.recordings[0].file);
        const pack::Forecast forecast = forecastOf(bench);
        QVERIFY(!forecast.canBeWritten());
        QVERIFY(forecast.warnings.size() >= 2);
        QVERIFY(forecast.warnings[0].stops && forecast.warnings[1].stops);
        QVERIFY(forecast.warnings[0].sentence.find("50 wanted") != std::string::npos);
        QVERIFY(forecast.warnings[1].sentence.find("Walk home.wav") != std::string::npos);
    }

    void aFolderThatIsAFileIsSaid() {
        const Bench bench;
        writeSound(bench.folder() / "a file", noise(48000, 1, 0.1), 48000);
        const pack::Forecast forecast =
            pack::forecast(bench.plan(), bench.folder() / "a file", true, bench.store(), {});
        QVERIFY(!forecast.canBeWritten());
    }

    void namesAndLengthsAreLookedAt() {
        Bench bench;
        auto& slices = bench.recordings[0].detection.slices;
        slices[0].range.end = slices[0].range.begin + 480;
        slices[2].range = {0, 48000 * 15};
        const pack::PackPlan plan = bench.plan();
        int shortOnes = 0, longOnes = 0;
        for (const pack::PlanItem& item : plan.items)
            for (const std::string& fault : pack::lintOf(plan, item)) {
                shortOnes += fault.find("only 10 ms") != std::string::npos ? 1 : 0;
                longOnes += fault.find("a hit of 15 s") != std::string::npos ? 1 : 0;
            }
        QCOMPARE(shortOnes, 1);
        QCOMPARE(longOnes, 1);
    }
};

GLEANER_TEST(ForecastTest)
#include "forecast_test.moc"
