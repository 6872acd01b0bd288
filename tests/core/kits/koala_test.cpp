#include "core/kits/device_files.h"

using namespace gleaner;
using namespace gleaner::test;

class KoalaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itsLimits() {
        const kits::Device& device = kits::koala;
        QCOMPARE(device.form, (kits::SampleForm{.rate = 44100, .bits = 16, .channels = 2, .seconds = 60.0}));
        QCOMPARE(device.perFolder, std::size_t{64});
    }
    void filesAreAsItTakesThem() { treeIsAsTheDeviceTakesIt(kits::koala); }
    void aFullFolderGoesOnInTheNext() { fullFoldersGoOn(kits::koala); }

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

GLEANER_TEST(KoalaTest)
#include "koala_test.moc"
