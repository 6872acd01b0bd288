#include "core/kits/device_files.h"

using namespace gleaner;
using namespace gleaner::test;

class DigitaktTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itsLimits() {
        const kits::Device& device = kits::digitakt;
        QCOMPARE(device.form, (kits::SampleForm{.rate = 48000, .bits = 16, .channels = 2, .seconds = 66.0}));
        QCOMPARE(device.perFolder, std::size_t{127});
    }
    void filesAreAsItTakesThem() { treeIsAsTheDeviceTakesIt(kits::digitakt); }
    void aFullFolderGoesOnInTheNext() { fullFoldersGoOn(kits::digitakt); }
};

GLEANER_TEST(DigitaktTest)
#include "digitakt_test.moc"
