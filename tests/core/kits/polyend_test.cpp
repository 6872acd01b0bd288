#include "core/kits/device_files.h"

using namespace gleaner;
using namespace gleaner::test;

class PolyendTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itsLimits() {
        const kits::Device& device = kits::polyend;
        QCOMPARE(device.form, (kits::SampleForm{.rate = 44100, .bits = 16, .channels = 1, .seconds = 45.0}));
        QCOMPARE(device.perFolder, std::size_t{48});
    }
    void filesAreAsItTakesThem() { treeIsAsTheDeviceTakesIt(kits::polyend); }
    void aFullFolderGoesOnInTheNext() { fullFoldersGoOn(kits::polyend); }
};

GLEANER_TEST(PolyendTest)
#include "polyend_test.moc"
