#include "core/kits/foreign.h"
#include "core/kits/kit_fixture.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

#include <set>

using namespace gleaner;
using namespace gleaner::test;

class DeviceTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesAreAsTheDeviceTakesThem_data() {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::newRow("digitakt") << 48000 << 2;
        QTest::newRow("sp404") << 48000 << 2;
        QTest::newRow("koala") << 44100 << 2;
        QTest::newRow("polyend") << 44100 << 1;
    }
    /// By sox, which is not our reader: rate, bits, channels; names in ASCII that no two files share.
    void filesAreAsTheDeviceTakesThem() {
        if (!isInstalled("soxi")) QSKIP("sox is not installed");
        QFETCH(int, rate);
        QFETCH(int, channels);
        const PackOnDisk pack;
        const fs::path folder = writtenFor(pack, QTest::currentDataTag());
        const auto files = filesIn(folder);
        QCOMPARE(files.size(), pack.samples.size());
        std::set<std::string> names;
        for (const std::string& file : some(files)) {
            const auto asked = [&](const char* what) {
                return ran(pack.folder(), "soxi", {QLatin1String(what), pathText(folder / file)})
                    .trimmed()
                    .toInt();
            };
            QCOMPARE(asked("-r"), rate);
            QCOMPARE(asked("-b"), 16);
            QVERIFY(asked("-c") <= channels);
            const std::string stem = fs::path(file).stem().string();
            QVERIFY(stem.size() <= 32);
            QVERIFY(std::ranges::all_of(stem, [](char c) { return c >= ' ' && c < 127; }));
            QVERIFY(names.insert(file).second);
        }
    }

    /// At its own rate a sample is what it was, but for the dither of 16 bit.
    void theSoundIsThePacks() {
        const PackOnDisk pack;
        const fs::path folder = writtenFor(pack, "koala");
        const Null null = nullOf(soundIn(folder / "Drums/kick 01.wav"), 0, 0,
                                 soundIn(pack.folder() / "Drums/Hits/kick 01.wav"), 0, 1);
        QVERIFY(null.residueDb <= -60.0);
        QVERIFY(std::abs(null.gainDb) < 0.01);
    }
};

GLEANER_TEST(DeviceTreeTest)
#include "device_tree_test.moc"
