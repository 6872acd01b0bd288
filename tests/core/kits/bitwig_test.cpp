#include "core/kits/kit_fixture.h"
#include "core/kits/xml_elements.h"
#include "files/archive.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

class BitwigTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// By the format's own pages: elements in the order of its schema, units, and the files beside.
    void everyZoneOfTheModelIsASample() {
        const PackOnDisk pack;
        const fs::path folder = writtenFor(pack, "bitwig");
        const kits::Kit kit = pack.kit();
        for (const kits::Instrument& instrument : some(kit.instruments)) {
            pack::ZipReader zip(folder / ("Night walk " + instrument.name + ".multisample"));
            const XmlElement map = xmlOf(zip.read("multisample.xml"));
            std::vector<std::string> order;
            for (const XmlElement& child : map.children)
                if (order.empty() || order.back() != child.name) order.push_back(child.name);
            QCOMPARE(order, (std::vector<std::string>{"generator", "category", "creator", "description",
                                                      "keywords", "group", "sample"}));
            const auto samples = map.all("sample");
            std::size_t n = 0;
            for (std::size_t group = 0; group < instrument.sounds.size(); ++group)
                for (const kits::Zone& zone : instrument.sounds[group].zones) {
                    const kits::Sound& sound = instrument.sounds[group];
                    const XmlElement& sample = *samples.at(n++);
                    QCOMPARE(zip.read(sample["file"]), contentOf(kit.samples[zone.sample].file));
                    QCOMPARE(sample.number("group"), static_cast<double>(group));
                    QVERIFY(std::abs(sample.number("gain") - zone.gainDb) < 0.001);
                    QCOMPARE(sample.number("sample-stop"),
                             static_cast<double>(kit.samples[zone.sample].frames));
                    QCOMPARE(sample["zone-logic"],
                             std::string(zone.robins > 1 ? "round-robin" : "always-play"));
                    const XmlElement &key = sample.only("key"), &velocity = sample.only("velocity"),
                                     &loop = sample.only("loop");
                    QVERIFY(std::abs(key.number("root") - key.number("tune") - zone.root) < 1e-3);
                    QCOMPARE(key.number("low"), sound.lowKey);
                    QCOMPARE(key.number("high"), sound.highKey);
                    QCOMPARE(velocity.number("low"), zone.lowVelocity);
                    QCOMPARE(velocity.number("high"), zone.highVelocity);
                    QCOMPARE(loop["mode"], std::string(zone.loop ? "loop" : "off"));
                    QCOMPARE(sample.children.size(),
                             std::size_t{4}); // with `select`, which the schema asks for
                }
            QCOMPARE(n, samples.size());
        }
    }
};

GLEANER_TEST(BitwigTest)
#include "bitwig_test.moc"
