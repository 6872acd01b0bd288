#include "core/kits/foreign.h"
#include "core/kits/kit_fixture.h"
#include "core/kits/xml_elements.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

XmlElement programOf(const fs::path& folder, const std::string& name) {
    return xmlOf(contentOf(folder / name / (name + ".xpm"))).only("Program");
}

}

class AkaiMpcTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Every pad is there, those with a sound have its key, and its samples lie in the program's folder.
    void aDrumProgramHasAPadASound() {
        const PackOnDisk pack;
        const fs::path folder = writtenFor(pack, "mpc");
        const XmlElement program = programOf(folder, "Night walk Drums");
        QCOMPARE(program["type"], std::string("Drum"));
        const auto pads = program.only("Instruments").all("Instrument");
        QCOMPARE(pads.size(), std::size_t{128});
        const kits::Kit kit = pack.kit();
        const kits::Instrument& drums = instrumentNamed(kit, "Drums");
        const auto notes = program.only("PadNoteMap").all("PadNote");
        QCOMPARE(notes.size(), drums.sounds.size());
        for (std::size_t n = 0; n < notes.size(); ++n) {
            QCOMPARE(notes[n]->textNumber("Note"), drums.sounds[n].key);
            for (const XmlElement* layer : some(pads[n]->only("Layers").all("Layer")))
                QVERIFY(fs::exists(folder / "Night walk Drums" / (layer->only("SampleName").text + ".WAV")));
        }
    }

    /// The first takes of the layers, the level of each in its file: three velocities, none twice, none
    /// missing.
    void layersAreByVelocityWithTheirLevels() {
        const PackOnDisk pack;
        const fs::path folder = writtenFor(pack, "mpc");
        const XmlElement program = programOf(folder, "Night walk Drums");
        const XmlElement& snare = *program.only("Instruments").all("Instrument").at(1);
        QCOMPARE(snare.only("ZonePlay").text, std::string("1"));
        QCOMPARE(snare.textNumber("VelocitySensitivity"), 0.0);
        const auto layers = snare.only("Layers").all("Layer");
        const auto zones = soundNamed(pack.kit(), "snare_01").zones;
        QCOMPARE(layers.size(), std::size_t{3});
        QCOMPARE(layers[0]->textNumber("VelEnd"), 127.0);
        QCOMPARE(layers[0]->textNumber("VelStart"), layers[1]->textNumber("VelEnd") + 1);
        QCOMPARE(layers[2]->textNumber("VelStart"), 0.0);
        const audio::AudioBuffer soft = soundIn(folder / "Night walk Drums/snare_05.WAV");
        const Null null = nullOf(soft, 0, 0, soundIn(pack.folder() / "Drums/Hits/snare_05.wav"), 0, 1);
        QVERIFY(null.residueDb <= -60.0);
        QVERIFY(std::abs(null.gainDb - zones[0].gainDb) < 0.01);
    }

    void pitchesAreKeygroups() {
        const PackOnDisk pack;
        const XmlElement program = programOf(writtenFor(pack, "mpc"), "Night walk Bass");
        QCOMPARE(program["type"], std::string("Keygroup"));
        QCOMPARE(program.textNumber("KeygroupNumKeygroups"), 2.0);
        const auto groups = program.only("Instruments").all("Instrument");
        const XmlElement& layer = groups.at(0)->only("Layers").only("Layer");
        QCOMPARE(layer.textNumber("RootNote"), 34.0); // counted from 1
        QCOMPARE(layer.textNumber("TuneFine"), -25.0);
        QCOMPARE(groups[0]->textNumber("HighNote") + 1, groups[1]->textNumber("LowNote"));
    }
};

GLEANER_TEST(AkaiMpcTest)
#include "akai_mpc_test.moc"
