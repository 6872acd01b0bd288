#include "core/kits/kit_fixture.h"
#include "core/kits/xml_elements.h"
#include "files/gzip.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

double valueIn(const XmlElement& element, const char* child) { return element.only(child).number("Value"); }

}

class AbletonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The way from preset to sample, and the notes, as real racks have them; Live itself has not read it.
    void aPadASoundAndAPartALayer() {
        const PackOnDisk pack;
        const fs::path folder = writtenFor(pack, "ableton");
        const kits::Kit kit = pack.kit();
        for (const kits::Instrument& instrument : some(kit.instruments)) {
            const XmlElement rack =
                xmlOf(pack::readGzip(folder / ("Night walk " + instrument.name + ".adg")).toStdString());
            QCOMPARE(rack.name, std::string("Ableton"));
            const XmlElement& preset = rack.only("GroupDevicePreset");
            QCOMPARE(preset.only("Device").all("DrumGroupDevice").size(), std::size_t{1});
            const auto pads = preset.only("BranchPresets").all("DrumBranchPreset");
            QCOMPARE(pads.size(), instrument.sounds.size());
            for (std::size_t n = 0; n < pads.size(); ++n) {
                const kits::Sound& sound = instrument.sounds[n];
                const XmlElement& zone = pads[n]->only("ZoneSettings");
                QCOMPARE(valueIn(zone, "ReceivingNote"), 128.0 - sound.key);
                QCOMPARE(valueIn(zone, "SendingNote"), 60.0);
                const XmlElement& device =
                    pads[n]->only("DevicePresets").only("AbletonDevicePreset").only("Device");
                const XmlElement& player =
                    device.only(sound.followsVelocity ? "OriginalSimpler" : "MultiSampler").only("Player");
                const auto parts = player.only("MultiSampleMap").only("SampleParts").all("MultiSamplePart");
                double above = 0;
                for (const XmlElement* part : some(parts)) {
                    QCOMPARE(valueIn(part->only("VelocityRange"), "Min"), above + 1);
                    above = valueIn(part->only("VelocityRange"), "Max");
                    QCOMPARE(valueIn(*part, "RootKey"), 60.0);
                    QVERIFY(fs::is_regular_file(
                        folder / part->only("SampleRef").only("FileRef").only("RelativePath")["Value"]));
                }
                QCOMPARE(above, 127.0);
            }
        }
    }
};

GLEANER_TEST(AbletonTest)
#include "ableton_test.moc"
