#include "core/kits/device_files.h"

using namespace gleaner;
using namespace gleaner::test;

class Sp404Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itsLimits() {
        const kits::Device& device = kits::sp404;
        QCOMPARE(device.form, (kits::SampleForm{.rate = 48000, .bits = 16, .channels = 2, .seconds = 180.0}));
        QCOMPARE(device.perFolder, std::size_t{160});
    }
    void filesAreAsItTakesThem() { treeIsAsTheDeviceTakesIt(kits::sp404); }
    void aFullFolderGoesOnInTheNext() { fullFoldersGoOn(kits::sp404); }
};

GLEANER_TEST(Sp404Test)
#include "sp404_test.moc"
