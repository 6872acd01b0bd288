#include "core/kits/kit_fixture.h"
#include "core/kits/xml_elements.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

class DecentSamplerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// By the developers' guide: no program of Debian's plays it.
    void everyZoneOfTheModelIsASample() {
        const PackOnDisk pack;
        const fs::path folder = writtenFor(pack, "decent");
        const kits::Kit kit = pack.kit();
        for (const kits::Instrument& instrument : some(kit.instruments)) {
            const XmlElement preset =
                xmlOf(contentOf(folder / ("Night walk " + instrument.name + ".dspreset")));
            QCOMPARE(preset.name, std::string("DecentSampler"));
            const auto groups = preset.only("groups").all("group");
            QCOMPARE(groups.size(), instrument.sounds.size());
            for (std::size_t g = 0; g < groups.size(); ++g) {
                const kits::Sound& sound = instrument.sounds[g];
                QCOMPARE(groups[g]->number("ampVelTrack"), sound.followsVelocity ? 1.0 : 0.0);
                QCOMPARE((*groups[g])["ampEnvEnabled"], std::string(sound.isOneShot ? "false" : "true"));
                const auto samples = groups[g]->all("sample");
                QCOMPARE(samples.size(), sound.zones.size());
                for (std::size_t n = 0; n < samples.size(); ++n) {
                    const XmlElement& sample = *samples[n];
                    const kits::Zone& zone = sound.zones[n];
                    QVERIFY(fs::equivalent(folder / sample["path"], kit.samples[zone.sample].file));
                    QVERIFY(std::abs(sample.number("rootNote") - sample.number("tuning") - zone.root) < 1e-3);
                    QCOMPARE(sample.number("loNote"), sound.lowKey);
                    QCOMPARE(sample.number("hiNote"), sound.highKey);
                    QCOMPARE(sample.number("loVel"), zone.lowVelocity);
                    QCOMPARE(sample.number("hiVel"), zone.highVelocity);
                    QVERIFY(sample["volume"].ends_with("dB"));
                    QVERIFY(std::abs(sample.number("volume") - zone.gainDb) < 0.006);
                    QCOMPARE(sample["seqMode"], std::string(zone.robins > 1 ? "round_robin" : "always"));
                    QCOMPARE(sample.number("seqLength"), zone.robins);
                    QCOMPARE(sample.number("seqPosition"), zone.robin);
                    QCOMPARE(sample["loopEnabled"], std::string(zone.loop ? "true" : "false"));
                    if (zone.loop)
                        QCOMPARE(sample.number("loopEnd") + 1, static_cast<double>(zone.loop->end));
                }
            }
        }
    }
};

GLEANER_TEST(DecentSamplerTest)
#include "decent_sampler_test.moc"
